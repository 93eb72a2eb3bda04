import type { Writable } from 'node:stream';
import { WorkflowGenClient } from '../client';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { ExperienceStore } from '../activities/experience-store/experience-store';
import type { Configuration } from '../worker/configuration';
import { loadConfiguration } from '../worker/configuration';
import { runningDev } from '../worker/dev-file';
import { storedDevKey } from '../worker/embedded/secret-key';
import { createEmbedder, createStore } from '../worker/ports';
import { connectClient, temporalOptions } from '../worker/temporal-connection';
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import type { Output } from './output';
import { createOutput } from './output';

/** What the process gives to the command line; tests give their own. */
export interface Surroundings {
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
  env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C and by an orderly end; who reads it takes over the end of the process. */
  readonly signal: AbortSignal;
}

/** Options that every command has. */
export interface GlobalOptions {
  json?: boolean;
  verbose?: boolean;
  config?: string;
  address?: string;
  namespace?: string;
  taskQueue?: string;
  tenant: string;
}

/** Everything that a command works with; opened by need, closed by `close`. */
export interface Context {
  readonly options: GlobalOptions;
  readonly output: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly configuration: Configuration;
  /** A client of the configured service. Throws `SERVER_UNREACHABLE`. */
  connect(): Promise<WorkflowGenClient>;
  /** The experience store, open; the embedder's model is not loaded. Throws `STORE_UNAVAILABLE`, `EMBEDDER_MISMATCH`. */
  openStore(): Promise<ExperienceStore>;
  /** The link to a run in the Temporal Web UI; `undefined` where nobody said where that is. */
  linkTo: (workflowId: string) => string | undefined;
  /** Sets the code with which the process ends; the default is 0. */
  exit(code: ExitCode): void;
}

export interface OpenContext extends Context {
  code: ExitCode;
  close(): Promise<void>;
}

/** Reads the configuration as environment, file and flags give it, and finds the `dev` runtime of the data folder. */
export function createContext(options: GlobalOptions, surroundings: Surroundings): OpenContext {
  const { env, stdout, stderr } = surroundings;
  const output = createOutput({ stdout, stderr, env, json: options.json ?? false, verbose: options.verbose ?? false });
  const { address, namespace, taskQueue } = options;
  let configuration = loadConfiguration({
    env,
    file: options.config,
    overrides: { taskQueue, temporal: { address, namespace } },
  });
  const dev = runningDev(configuration.dataFolder);
  const addressed = address ?? env.TEMPORAL_ADDRESS ?? env.TEMPORAL_PROFILE ?? env.TEMPORAL_CONFIG_FILE;
  if (dev && addressed === undefined && configuration.temporal.profile === undefined) {
    configuration = {
      ...configuration,
      uiUrl: configuration.uiUrl ?? dev.uiUrl,
      taskQueue: taskQueue ?? dev.taskQueue,
      secretKeys: configuration.secretKeys ?? devKeys(configuration.dataFolder),
      temporal: { address: dev.address, namespace: namespace ?? dev.namespace },
    };
  }
  const closers: (() => Promise<void>)[] = [];
  let client: WorkflowGenClient | undefined;
  return {
    options,
    output,
    env,
    get signal() {
      return surroundings.signal;
    },
    configuration,
    code: EXIT.ok,
    async connect() {
      if (client) return client;
      const connected = await connectClient(configuration, env);
      closers.push(connected.close);
      client = new WorkflowGenClient({
        client: connected.client,
        taskQueue: configuration.taskQueue,
        secretKeys: configuration.secretKeys,
        defaults: { tenant: options.tenant },
      });
      return client;
    },
    async openStore() {
      const store = createStore(configuration.store);
      closers.push(() => store.close());
      await store.open(createEmbedder(configuration.embedder));
      return store;
    },
    linkTo(workflowId) {
      const at = uiUrlOf(configuration, env);
      if (at === undefined) return undefined;
      const { namespace: within } = temporalOptions(configuration, env);
      return `${at}/namespaces/${encodeURIComponent(within)}/workflows/${encodeURIComponent(workflowId)}`;
    },
    exit(code) {
      this.code = code;
    },
    async close() {
      await Promise.allSettled(closers.map(async (close) => close()));
    },
  };
}

function devKeys(dataFolder: string): string[] | undefined {
  const key = storedDevKey(dataFolder);
  return key === undefined ? undefined : [key];
}

function uiUrlOf(configuration: Configuration, env: NodeJS.ProcessEnv): string | undefined {
  if (configuration.uiUrl) return configuration.uiUrl.replace(/\/+$/, '');
  return /\.(tmprl\.cloud|api\.temporal\.io)(:\d+)?$/.test(temporalOptions(configuration, env).address)
    ? 'https://cloud.temporal.io'
    : undefined;
}

/** A command: the context, its arguments, its own options. */
export type Handler = (context: Context, ...args: never[]) => Promise<void>;

/** Binds a handler to what commander calls. */
export type RunCommand = (handler: Handler) => (...args: unknown[]) => Promise<void>;

/** Parses an option that is a whole number. */
export function wholeNumber(name: string): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= 0) return number;
    const remedy = 'give a whole number';
    throw new WorkflowGenError('INPUT_INVALID', `${name}: ${value} is no whole number; ${remedy}`, {
      field: name,
      remedy,
    });
  };
}
