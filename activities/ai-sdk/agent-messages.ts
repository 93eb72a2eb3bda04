import type { Json } from '../../shared/protocol/json';
import { isObject } from '../../shared/values/schema-variants';
import type { AgentCallDone, AgentReply, AgentStep, AgentTurn } from '../agent/agent';
import { prompt, section } from '../planning/prompt-section';
import type { AiMessage, AiPart } from './ai-package';
import type { ToolNames } from './tool-names';

/** What an agent of the AI SDK keeps of a turn: the assistant's message as it came, with reasoning and a provider's signatures. */
export type Memo = { content: Json[] };

/** The conversation so far: the request, and each turn's calls with their results. */
export function messagesOf(turn: AgentTurn, names: ToolNames): AiMessage[] {
  const asked = prompt(turn.briefing, section('query', turn.query));
  return [
    { role: 'user', content: asked },
    ...turn.steps.flatMap((step, index) => stepMessages(step, index, names)),
    ...refusedMessages(turn, names),
  ];
}

function stepMessages(step: AgentStep, index: number, names: ToolNames): AiMessage[] {
  if (step.calls.length === 0) return [];
  const said = saidParts(step.memo);
  const calls = said.filter(({ type }) => type === 'tool-call');
  // As it came where it fits what was made of it, else anew.
  const kept = calls.length === step.calls.length && calls.every(({ toolCallId }) => typeof toolCallId === 'string');
  const ids = step.calls.map((call, at) => (kept ? (calls[at]?.toolCallId as string) : `call_${index + 1}_${at + 1}`));
  const content = kept ? said : step.calls.map((call, at) => callPart(call, ids[at] as string, names));
  return [
    { role: 'assistant', content },
    { role: 'tool', content: step.calls.map((call, at) => resultPart(call, ids[at] as string, names)) },
  ];
}

function saidParts(memo: Json | undefined): AiPart[] {
  if (!isObject(memo) || !Array.isArray(memo.content)) return [];
  return memo.content.filter((part) => isObject(part) && typeof part.type === 'string') as unknown as AiPart[];
}

function callPart({ tool, args }: Pick<AgentCallDone, 'tool' | 'args'>, toolCallId: string, names: ToolNames): AiPart {
  return { type: 'tool-call', toolCallId, toolName: names.outside(tool), input: args };
}

function resultPart({ tool, output, error }: AgentCallDone, toolCallId: string, names: ToolNames): AiPart {
  return {
    type: 'tool-result',
    toolCallId,
    toolName: names.outside(tool),
    output: error
      ? { type: 'error-text', value: `${error.code}: ${error.message}` }
      : { type: 'json', value: output ?? null },
  };
}

/** A reply of this turn that could not be used: its calls with the reason as their error, or its text with the reason after it. */
function refusedMessages({ refused, steps }: AgentTurn, names: ToolNames): AiMessage[] {
  if (!refused) return [];
  const why = `That cannot be used:\n${refused.issues.map((issue) => `- ${issue}`).join('\n')}`;
  const reply = repliesIn(refused.reply);
  if (reply && 'calls' in reply && reply.calls.length > 0) {
    const error = { code: 'PLAN_INVALID', message: why };
    const calls = reply.calls.map((call) => ({ ...call, id: '', error }));
    return stepMessages({ calls, memo: reply.memo }, steps.length, names);
  }
  const answer = reply && 'answer' in reply ? reply.answer : refused.reply;
  return [
    { role: 'assistant', content: answer.trim() || '(no output)' },
    { role: 'user', content: `${why}\nMake a call, or answer.` },
  ];
}

/** The reply as the workflow held it; a long one is cut there, and then no JSON. */
function repliesIn(text: string): AgentReply | undefined {
  try {
    const reply = JSON.parse(text) as Json;
    if (!isObject(reply)) return undefined;
    const { calls } = reply;
    const usable = !Array.isArray(calls) || calls.every((call) => isObject(call) && isObject(call.args));
    return usable ? (reply as unknown as AgentReply) : undefined;
  } catch {
    return undefined;
  }
}
