import type { ModelCallUsage } from '../../shared/protocol/usage';
import type { Agent, AgentReply } from './agent';

/** A reply's usage as every model call's is counted; of an agent that says none, one call of which nobody knows the price. */
export function usageOfReply(agent: Agent, reply: AgentReply | undefined, durationMs: number): ModelCallUsage {
  const said = reply?.usage;
  return {
    purpose: 'plan',
    model: said?.model ?? agent.name,
    tokens: { input: 0, cacheWrite: 0, cacheRead: 0, output: 0, ...said?.tokens },
    costUsd: said?.costUsd ?? null,
    durationMs,
    result: 'ok',
    ...(said?.requestId === undefined ? {} : { requestId: said.requestId }),
  };
}
