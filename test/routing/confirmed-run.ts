import { createLearningActivities } from '../../activities/learning/create-learning-activities';
import type { LearningDependencies } from '../../activities/learning/learning-context';
import { readTemplate } from '../../activities/learning/template-records';
import { maskQuery } from '../../shared/matching/mask';
import { slotValue } from '../../shared/matching/slot-value';
import type { Template } from '../../shared/matching/template';
import type { Call } from '../../shared/protocol/call';
import { evidenceOf } from '../../shared/protocol/evidence';
import { digestOf, type Json } from '../../shared/protocol/json';
import type { Slot } from '../../shared/protocol/plan';
import { readingOf, type Query } from '../../shared/protocol/query';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { ToolDescription } from '../../shared/protocol/tool';
import { emptyRunUsage } from '../../shared/protocol/usage';
import { readNumber } from '../../shared/values/written-number';
import { literalOf, unquoted } from './learnt-template';

type Parts = Pick<LearningDependencies, 'store' | 'embedder' | 'registry'>;

export interface Confirmations {
  /**
   * Learns from a run of tier B that kept the template as it is.
   *
   * @param said the words of the query that say each slot's value
   */
  confirm(query: Query, templateId: string, said: Readonly<Record<string, string>>): Promise<void>;
}

/** What the model's word in B leaves behind: the real learning of the run that followed it. */
export function confirmations({ store, embedder, registry }: Parts): Confirmations {
  let runs = 0;
  // No call of such a run is large, and without an advisor nothing is kept for a later step.
  const artifacts = { name: 'none' } as LearningDependencies['artifacts'];
  const learning = createLearningActivities({ artifacts, store, embedder, registry });
  return {
    async confirm(query, templateId, said) {
      const [record] = await store.get(query.tenant, 'template', [templateId]);
      const template = readTemplate(record);
      const tool = template && registry.describe(template.plan.nodes[0]?.tool ?? '');
      if (!template || !tool) throw new Error(`There is no template ${templateId}.`);
      runs += 1;
      const { templateId: learnt } = await learning.learnRun(
        confirmedRun(`evaluation-${runs}`, query, { template, tool, said })
      );
      if (learnt !== templateId) throw new Error(`The run of "${query.text}" taught another template.`);
    },
  };
}

/** The record of a run in which B kept the template, whose one tool got the values in the form in which it always gets them. */
function confirmedRun(
  workflowId: string,
  query: Query,
  { template, tool, said }: { template: Template; tool: ToolDescription; said: Readonly<Record<string, string>> }
): RunRecord {
  const { plan, id: templateId } = template;
  const slots = Object.fromEntries(
    plan.slots.flatMap((slot) => {
      const words = said[slot.name];
      return words === undefined ? [] : [[slot.name, givenFor(slot, words, query)]];
    })
  );
  const args = Object.fromEntries(
    Object.entries(plan.nodes[0]?.args ?? {}).map(([name, binding]) => [
      name,
      binding.kind === 'slot' ? (slots[binding.slot] ?? null) : null,
    ])
  );
  const call: Call = {
    callId: 'B/1/call',
    node: 'call',
    tool: tool.name,
    contract: tool.contract,
    effect: tool.effect,
    state: 'done',
    argsDigest: digestOf(args),
    effectId: workflowId,
    args: { inline: args },
    output: { inline: {} },
    check: 'passed',
    startedAt: 0,
    durationMs: 1,
  };
  const calls = [call];
  const at = query.context.now;
  return {
    schema: 1,
    ...{ workflowId, runId: workflowId, rootWorkflowId: workflowId },
    query,
    startedAt: at,
    closedAt: at,
    outcome: 'answered',
    tier: 'B',
    tierPath: [],
    masked: '',
    templateId,
    failedTemplates: [],
    plan,
    slots,
    written: {},
    calls,
    failures: [],
    evidence: evidenceOf({ outcome: 'answered', calls }),
    usage: emptyRunUsage(),
  };
}

/** As the model, which has the whole query, writes the value of these words: like the earlier ones. */
function givenFor(slot: Slot, words: string, query: Query): Json {
  // A slot that takes any words takes these.
  if (slot.type === 'text' || slot.type === 'name') return unquoted(words);
  const options = { lexicon: [], ...readingOf(query.context) };
  // "three" of "every three hours", and "May 25" of "how many ordered it on May 25".
  const said = maskQuery(query.text, options).values.filter(
    ({ text, type }) => text === words || (type === slot.type && text.includes(words))
  );
  const read = said.length === 1 && said[0] ? slotValue(slot, said[0]) : undefined;
  if (read !== undefined) return read;
  const given = literalOf(slot, words, options);
  if (slot.valueType === 'string' || typeof given !== 'string') return given;
  return readNumber(given)?.value ?? given;
}
