import type { Payload } from '@temporalio/common';

/** One payload as bytes: the length of the metadata, the metadata as JSON, the data. */
export function packed({ metadata, data }: Payload): Buffer {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, data ?? Buffer.alloc(0)]);
}

export function unpacked(bytes: Buffer): Payload {
  const end = 4 + bytes.readUInt32BE(0);
  const head = JSON.parse(bytes.subarray(4, end).toString()) as Record<string, string>;
  const metadata = Object.fromEntries(Object.entries(head).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
  return { metadata, data: bytes.subarray(end) };
}
