import { Client } from '@temporalio/client';
import type { ClientConnectConfig } from '@temporalio/envconfig';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { payloadConverter } from '../payloads/payload-converter';
import { messageOf, serverUnreachable, WorkflowGenError } from '../shared/protocol/errors';
import { connectClosable } from './closable-connection';
import type { Configuration } from './configuration';
import { createTracing } from './telemetry/tracing';

const DEFAULT_ADDRESS = 'localhost:7233';
const DEFAULT_NAMESPACE = 'default';
const CONNECT_TIMEOUT_MS = 8_000;

/** Where the Temporal service is: `TEMPORAL_*`, its TOML profile, and over both the configuration's own fields. */
export function temporalOptions(
  configuration: Pick<Configuration, 'temporal'>,
  env: NodeJS.ProcessEnv = process.env
): Required<ClientConnectConfig> & { address: string } {
  const { profile, configFile, address, namespace } = configuration.temporal;
  const set = Object.entries({ ...env, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });
  const kept = set
    .map(([name, value]) => [name, value ?? env[name]] as const)
    .filter(([, value]) => value !== undefined);
  try {
    const loaded = loadClientConnectConfig({
      profile,
      configSource: configFile === undefined ? undefined : { path: configFile },
      overrideEnvVars: Object.fromEntries(kept) as Record<string, string>,
    });
    return {
      connectionOptions: loaded.connectionOptions,
      namespace: loaded.namespace ?? DEFAULT_NAMESPACE,
      address: loaded.connectionOptions.address ?? DEFAULT_ADDRESS,
    };
  } catch (error) {
    const remedy = 'check TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE and the TEMPORAL_TLS variables';
    throw new WorkflowGenError('CONFIG_INVALID', `Configuration temporal: ${messageOf(error, 300)}; ${remedy}`, {
      field: 'temporal',
      remedy,
    });
  }
}

/** A worker's connection. Throws `SERVER_UNREACHABLE`, naming the address, within 10 s. */
export async function connectWorker(
  configuration: Pick<Configuration, 'temporal'>,
  env?: NodeJS.ProcessEnv
): Promise<{ connection: NativeConnection; namespace: string; address: string }> {
  const { connectionOptions, namespace, address } = temporalOptions(configuration, env);
  try {
    const connection = await withinTime(() => NativeConnection.connect(connectionOptions));
    return { connection, namespace, address };
  } catch (error) {
    throw serverUnreachable(address, error);
  }
}

/** A client of the configured service. Throws `SERVER_UNREACHABLE`, naming the address, within 10 s. */
export async function connectClient(
  configuration: Pick<Configuration, 'temporal'> & Partial<Pick<Configuration, 'telemetry'>>,
  env?: NodeJS.ProcessEnv
): Promise<{ client: Client; address: string; close: () => Promise<void> }> {
  const { connectionOptions, namespace, address } = temporalOptions(configuration, env);
  try {
    const connection = await connectClosable({ ...connectionOptions, connectTimeout: CONNECT_TIMEOUT_MS });
    const tracing = createTracing(configuration.telemetry);
    const interceptors = tracing && { workflow: [tracing.clientInterceptor()] };
    const close = async (): Promise<void> => {
      await connection.close();
      await tracing?.flush();
    };
    return {
      client: new Client({ connection, namespace, interceptors, dataConverter: payloadConverter(env) }),
      address,
      close,
    };
  } catch (error) {
    throw serverUnreachable(address, error);
  }
}

/** The native connection has no connect timeout of its own: it tries for ever where packets are dropped. */
async function withinTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CONNECT_TIMEOUT_MS} ms`)), CONNECT_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
