import type { Payload, PayloadConverterWithEncoding } from '@temporalio/common';
import {
  BinaryPayloadConverter,
  CompositePayloadConverter,
  JsonPayloadConverter,
  UndefinedPayloadConverter,
} from '@temporalio/common';
import { decode, encode } from '@temporalio/common/lib/encoding';

/** JSON with integers of any size. */
class BigJson implements PayloadConverterWithEncoding {
  readonly encodingType = 'json/big';

  toPayload(value: unknown): Payload | undefined {
    let big = false;
    const text = JSON.stringify(value, (_key, item: unknown) => {
      if (typeof item !== 'bigint') return item;
      big = true;
      return { $big: item.toString() };
    });
    return big ? { metadata: { encoding: encode(this.encodingType) }, data: encode(text) } : undefined;
  }

  fromPayload<T>(payload: Payload): T {
    return JSON.parse(decode(payload.data ?? new Uint8Array()), (_key, item: { $big?: string } | null) =>
      typeof item?.$big === 'string' ? BigInt(item.$big) : item
    ) as T;
  }
}

export const payloadConverter = new CompositePayloadConverter(
  new UndefinedPayloadConverter(),
  new BinaryPayloadConverter(),
  new BigJson(),
  new JsonPayloadConverter()
);
