import { saysText } from '../../shared/learning/erase/says';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { digestOf } from '../../shared/protocol/json';
import type { Source } from '../../shared/matching/template';
import { checkArtifactTenant, contentOf, digestIn, parsedOrText, readContent, referenceTo } from './artifact-reference';
import type { ArtifactSelection, ArtifactStore } from './artifact-store';
import { openBucket, type Bucket, type S3BucketOptions } from './s3-bucket';

/** Of artifacts in a bucket. Keys, roles and whatever else the SDK reads come from where it looks for them. */
export interface S3ArtifactsOptions extends S3BucketOptions {
  /** `s3://bucket` or `s3://bucket/prefix`. */
  url: string;
}

/** Objects that are read or removed at once. */
const TOGETHER = 8;
/** Bytes of a key are limited to 1,024 in all. */
const TENANT_CHARACTERS = 256;

/** An artifact of a tenant as listings show it. */
interface Listed {
  sha256: string;
  modified: string;
  /** Digests of run and user. */
  sources: { key: string; run: string; user: string }[];
}

/**
 * Artifacts as canonical JSON in a bucket of an S3-compatible server, which workers on any machine reach. An artifact is
 * `<prefix>/<tenant>/content/<digest>`; beside it a small object for each run that stored it, whose key says run and user by
 * digest. Throws `CONFIG_INVALID` for a URL that names no bucket.
 */
export function createS3Artifacts(options: S3ArtifactsOptions): ArtifactStore {
  const { bucket, prefix } = placeOf(options.url);
  let opened: Bucket | undefined;
  const bucketNow = (tenant: string): Bucket => {
    checkArtifactTenant(tenant);
    if (opened) return opened;
    throw new WorkflowGenError('STORE_UNAVAILABLE', 'The S3 artifact store is not open.', {
      remedy: 'Call open() before any other call, and none after close().',
    });
  };
  const folder = (tenant: string, what: 'content' | 'sources'): string => `${prefix}${tenantKey(tenant)}/${what}/`;

  async function listed(objects: Bucket, tenant: string): Promise<Listed[]> {
    const [contents, sources] = [folder(tenant, 'content'), folder(tenant, 'sources')];
    const byDigest = new Map<string, Listed['sources']>();
    for (const { key } of await objects.list(sources)) {
      const [sha256 = '', run = '', user = ''] = key.slice(sources.length).split('/');
      byDigest.set(sha256, [...(byDigest.get(sha256) ?? []), { key, run, user }]);
    }
    return (await objects.list(contents)).map(({ key, modified }) => {
      const sha256 = key.slice(contents.length);
      return { sha256, modified, sources: byDigest.get(sha256) ?? [] };
    });
  }

  /** Removes an artifact; where another run stores the same in that moment, it is put back. */
  async function removeOne(objects: Bucket, tenant: string, { sha256, sources }: Listed): Promise<void> {
    const key = `${folder(tenant, 'content')}${sha256}`;
    const json = await objects.get(key);
    await objects.remove(key);
    for (const source of sources) await objects.remove(source.key);
    const others = await objects.list(`${folder(tenant, 'sources')}${sha256}/`);
    if (others.length > 0 && json !== undefined) await objects.put(key, json);
  }

  return {
    name: 's3',

    async open() {
      opened ??= await openBucket(bucket, options);
    },

    async put(tenant, value, source) {
      const objects = bucketNow(tenant);
      const content = contentOf(value);
      // The source first: content whose runs are not known could not be forgotten with them.
      if (source) await objects.put(`${folder(tenant, 'sources')}${content.sha256}/${sourceKey(source)}`, '{}');
      await objects.put(`${folder(tenant, 'content')}${content.sha256}`, content.json);
      return referenceTo(content);
    },

    async get(tenant, ref) {
      const objects = bucketNow(tenant);
      const sha256 = digestIn(ref);
      const known = /^[0-9a-f]{64}$/.test(sha256);
      return readContent(ref, known ? await objects.get(`${folder(tenant, 'content')}${sha256}`) : undefined);
    },

    async remove(tenant, selection, { dryRun = false } = {}) {
      const objects = bucketNow(tenant);
      const all = await listed(objects, tenant);
      const own = all.map((one) => ({ one, ...sourcesOf(one, selection) }));
      const named = own
        .filter(({ one, onlyOurs }) => onlyOurs && isBefore(one, selection.before))
        .map(({ one }) => one);
      const gone = await saying(named, selection.texts, (sha256) =>
        objects.get(`${folder(tenant, 'content')}${sha256}`)
      );
      if (dryRun) return gone.length;
      await inTurns(gone, (one) => removeOne(objects, tenant, one));
      // A source that goes while others have stored the same is forgotten.
      const shared = own.filter(({ onlyOurs }) => !onlyOurs).flatMap(({ ours }) => ours);
      await inTurns(shared, ({ key }) => objects.remove(key));
      return gone.length;
    },

    async close() {
      opened?.close();
      opened = undefined;
    },
  };
}

/** Which of an artifact's sources a selection means, and whether there are no others. */
function sourcesOf(
  { sources }: Listed,
  { runs, user }: ArtifactSelection
): { ours: Listed['sources']; onlyOurs: boolean } {
  if (runs === undefined && user === undefined) return { ours: [], onlyOurs: true };
  const wanted = runs && new Set(runs.map(shortDigest));
  const ours = sources.filter(
    (source) =>
      (wanted === undefined || wanted.has(source.run)) && (user === undefined || source.user === shortDigest(user))
  );
  return { ours, onlyOurs: ours.length > 0 && ours.length === sources.length };
}

function isBefore({ modified }: Listed, before: string | undefined): boolean {
  return before === undefined || Date.parse(modified) < Date.parse(before);
}

/** Those that say one of the texts; each is read for that. */
async function saying(
  artifacts: readonly Listed[],
  texts: readonly string[] | undefined,
  read: (sha256: string) => Promise<string | undefined>
): Promise<Listed[]> {
  if (texts === undefined) return [...artifacts];
  const says = texts.map(saysText);
  const found: Listed[] = [];
  await inTurns(artifacts, async (one) => {
    const json = await read(one.sha256);
    if (json !== undefined && says.some((isSaid) => isSaid(parsedOrText(json)))) found.push(one);
  });
  return found;
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += TOGETHER) await Promise.all(items.slice(at, at + TOGETHER).map(work));
}

function sourceKey({ workflowId, user }: Source): string {
  return `${shortDigest(workflowId)}/${user === undefined ? '-' : shortDigest(user)}`;
}

function shortDigest(text: string): string {
  return digestOf(text).slice(0, 32);
}

/** A tenant as one step of a key: readable for an operator, never a step up, and bounded. */
function tenantKey(tenant: string): string {
  const encoded = encodeURIComponent(tenant).replaceAll('.', '%2E');
  return encoded.length <= TENANT_CHARACTERS ? encoded : digestOf(tenant);
}

function placeOf(url: string): { bucket: string; prefix: string } {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(url) ?? [];
  if (bucket === '') {
    throw new WorkflowGenError('CONFIG_INVALID', `The S3 artifact store opens s3://bucket/prefix, not ${url}.`, {
      field: 'artifacts.url',
      remedy: 'Use s3://bucket or s3://bucket/prefix; the address of another server goes into artifacts.endpoint.',
    });
  }
  return { bucket, prefix: path === '' ? '' : `${path.replace(/\/+$/, '')}/` };
}
