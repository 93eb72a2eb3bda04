import type { Agent, AgentTurn } from '../../activities/agent/agent';
import { warehouseBrain, type Seen } from '../harness/agent-brain';
import { direct } from '../harness/effect-receiver';
import { section } from '../../activities/planning/prompt-section';
import { ask, startWarehouse, type Scenario } from './scenarios';
import type { Engine } from '../harness/engine';

/** An agent that is a plain function: it looks, reserves, sees that it was refused, reserves again, and answers. */
export const warehouseAgent: Agent = {
  name: 'warehouse',
  next: (turn) => {
    const said = warehouseBrain(seenByAgent(turn));
    return 'text' in said
      ? { answer: said.text }
      : { calls: said.calls as { tool: string; args: Record<string, string> }[] };
  },
};

function seenByAgent({ query, steps }: AgentTurn): Seen {
  const results = steps.flatMap(({ calls }) => calls);
  return {
    asked: section('query', query),
    results: results.map(({ tool, output, error }) => ({
      tool,
      ok: error === undefined,
      text: error ? error.message : JSON.stringify(output),
    })),
    json: false,
  };
}

/** A run whose tier C is an agent, on an engine of its own; one of its calls fails. */
export async function agentScenario(freeze: (engine: Engine, scenario: Scenario) => Promise<void>): Promise<Scenario> {
  const engine = await startWarehouse({ planner: undefined, plugin: { agent: warehouseAgent } });
  try {
    direct(engine.folder, { tool: 'reserve_stock', fault: 'permanent', times: 1 });
    const [run, report] = await ask(engine, 'Please reserve 3 bolts');
    const scenario = { name: 'agent', workflowId: run.workflowId, report };
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}
