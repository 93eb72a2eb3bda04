import type { S3Client } from '@aws-sdk/client-s3';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { optionalPackage } from '../optional-package';

/** How a bucket is reached. */
export interface S3BucketOptions {
  /** Of another server of the API than Amazon's; default `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`. */
  endpoint?: string;
  /** Default `AWS_REGION`, or the SDK's profile; `us-east-1` where an endpoint is set. */
  region?: string;
  /** Milliseconds that one request may take. Default 10,000. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** The few requests that artifacts need. */
export interface Bucket {
  put(key: string, text: string): Promise<void>;
  get(key: string): Promise<string | undefined>;
  list(prefix: string): Promise<{ key: string; modified: string }[]>;
  remove(key: string): Promise<void>;
  close(): void;
}

/** Throws `RUNTIME_MISSING` without the SDK, and `STORE_UNAVAILABLE` where the bucket cannot be reached. */
export async function openBucket(name: string, options: S3BucketOptions): Promise<Bucket> {
  const sdk = await optionalPackage('@aws-sdk/client-s3', 'The S3 artifact store', () => import('@aws-sdk/client-s3'));
  const client = new sdk.S3Client(clientOptions(options));
  const send = async <T>(what: string, request: () => Promise<T>): Promise<T> => {
    try {
      return await request();
    } catch (error) {
      throw unavailable(name, what, error);
    }
  };
  const bucket: Bucket = {
    put: (Key, Body) =>
      send('be written', async () => {
        await client.send(
          new sdk.PutObjectCommand({ Bucket: name, Key, Body, ContentType: 'application/json; charset=utf-8' })
        );
      }),
    get: (Key) =>
      send('be read', async () => {
        try {
          const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: name, Key }));
          return await Body?.transformToString('utf-8');
        } catch (error) {
          if (error instanceof sdk.NoSuchKey || statusOf(error) === 404) return undefined;
          throw error;
        }
      }),
    list: (Prefix) =>
      send('be listed', async () => {
        const found: { key: string; modified: string }[] = [];
        for await (const page of sdk.paginateListObjectsV2({ client }, { Bucket: name, Prefix })) {
          for (const { Key, LastModified } of page.Contents ?? []) {
            if (Key !== undefined) found.push({ key: Key, modified: (LastModified ?? new Date(0)).toISOString() });
          }
        }
        return found;
      }),
    remove: (Key) =>
      send('be written', async () => {
        await client.send(new sdk.DeleteObjectCommand({ Bucket: name, Key }));
      }),
    close: () => client.destroy(),
  };
  try {
    await send('be reached', () => client.send(new sdk.HeadBucketCommand({ Bucket: name })));
  } catch (error) {
    bucket.close();
    throw error;
  }
  return bucket;
}

function clientOptions({
  endpoint,
  region,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: S3BucketOptions): NonNullable<ConstructorParameters<typeof S3Client>[0]> {
  const other = endpoint ?? process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    // Other servers have no name for each bucket, and most know one region only.
    ...(other === undefined ? {} : { forcePathStyle: true, region: region ?? process.env.AWS_REGION ?? 'us-east-1' }),
    // Temporal is the only one that tries again.
    maxAttempts: 1,
    requestHandler: { requestTimeout: timeoutMs, throwOnRequestTimeout: true, connectionTimeout: timeoutMs },
    // Not every server of the API knows the newer check sums; the digest in the key says more.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

function statusOf(error: unknown): number | undefined {
  const { $metadata: metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return metadata?.httpStatusCode;
}

function unavailable(bucket: string, what: string, error: unknown): WorkflowGenError {
  const status = statusOf(error);
  const refused = status !== undefined && status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  const name = error instanceof Error && error.name !== 'Error' ? `${error.name}: ` : '';
  return new WorkflowGenError(
    'STORE_UNAVAILABLE',
    `The bucket ${bucket} cannot ${what}: ${name}${messageOf(error, 300)}`,
    {
      ...(status === undefined ? {} : { status }),
      remedy: 'Check that the bucket is there, that the keys may read, write, list and remove in it, and its endpoint.',
    },
    !refused
  );
}
