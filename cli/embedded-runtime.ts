import { WorkflowGenClient } from '../client';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { DevRuntime } from '../worker/dev-runtime';
import { startDevRuntime } from '../worker/dev-runtime';
import { loadTools } from '../worker/load-tools';
import { startLocalModel } from '../worker/local-model';
import type { Context } from './context';
import { progressBars } from './progress';

export interface EmbeddedOptions {
  tools?: string;
  model?: string;
  port?: number;
  uiPort?: number;
  inMemory?: boolean;
  serverLog?: (line: string) => void;
}

export interface EmbeddedRuntime {
  readonly runtime: DevRuntime;
  readonly client: WorkflowGenClient;
  /** Names of the tools. */
  readonly tools: string[];
  /** What plans, in words. */
  readonly model: string;
  linkTo: (workflowId: string) => string;
  stop(): Promise<void>;
}

/** Starts the embedded runtime of a command: the tools module, the local model where it was asked for, server and worker. */
export async function embeddedRuntime(context: Context, options: EmbeddedOptions): Promise<EmbeddedRuntime> {
  const { configuration, output } = context;
  if (options.model !== undefined && options.model !== 'local') {
    throw new WorkflowGenError('INPUT_INVALID', `--model: ${options.model} is not known; the only one is "local"`, {
      field: '--model',
      remedy: 'for Claude set ANTHROPIC_API_KEY and leave --model out',
    });
  }
  const path = options.tools ?? configuration.tools;
  const loaded = path === undefined ? { tools: [] } : await loadTools(path);
  const bars = progressBars(output);
  const undo: (() => Promise<void> | void)[] = [() => loaded.close?.()];
  const stop = async (): Promise<void> => {
    bars.stop();
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const local =
      options.model === 'local'
        ? await startLocalModel({ onProgress: bars.onProgress, announce: (line) => output.note(line) })
        : undefined;
    if (local) undo.push(() => local.stop());
    const runtime = await startDevRuntime({
      configuration,
      tools: loaded.tools,
      lexicon: loaded.lexicon,
      instructions: loaded.instructions,
      planner: local?.planner,
      port: options.port,
      uiPort: options.uiPort,
      inMemory: options.inMemory,
      serverLog: options.serverLog,
      onProgress: bars.onProgress,
    });
    undo.push(() => runtime.stop());
    bars.stop();
    const { client, taskQueue, uiUrl, namespace } = runtime;
    return {
      runtime,
      client: new WorkflowGenClient({
        client,
        taskQueue,
        secretKeys: runtime.configuration.secretKeys,
        // The dev server knows our search attributes.
        defaults: { tenant: context.options.tenant, options: { searchAttributes: true } },
      }),
      tools: loaded.tools.map((tool) => tool.name),
      model: local ? `${local.model}, on this machine` : modelOf(runtime),
      linkTo: (id) => `${uiUrl}/namespaces/${namespace}/workflows/${encodeURIComponent(id)}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function modelOf({ configuration }: DevRuntime): string {
  const { model } = configuration;
  if (!model) return 'no model: only tier A can answer (set ANTHROPIC_API_KEY, or --model local)';
  return model.baseURL === undefined ? 'Claude' : `the Messages API at ${model.baseURL}`;
}
