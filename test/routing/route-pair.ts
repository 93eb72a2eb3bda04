import type { Embedder } from '../../activities/embedder/embedder';
import { createRoutingActivities } from '../../activities/routing/routing-activities';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import { canonicalJson, type Json } from '../../shared/protocol/json';
import type { Query } from '../../shared/protocol/query';
import type { Gate, NomineeReport, RouteReply, SlotBinding } from '../../shared/protocol/decision';
import { maskQuery, type MaskOptions } from '../../shared/matching/mask';
import { inMemoryStore } from '../../testing/in-memory-store';
import { confirmations } from './confirmed-run';
import { learn, recordsOf, uuidOf, type Answered, type Learnt } from './learnt-template';
import type { Pair } from './pair';

/** What routing did with one case. */
export interface Outcome {
  class: string;
  expectA: boolean;
  tier: 'A' | 'B' | 'C';
  /** The template was put forward at all. */
  nominated: boolean;
  /** Gates that refused A. */
  refusedBy: Gate[];
  reasons: string[];
  rightValues: boolean;
  bindings: SlotBinding[];
  /** Paraphrases are reported apart: the first one is B by design. */
  scored: boolean;
  pair: Pair;
}

/** A Thursday, so that relative dates are stable. */
export const EVALUATED_AT = '2023-11-30T00:00:00Z';
const OPTIONS: MaskOptions = { lexicon: [], now: EVALUATED_AT, timeZone: 'UTC' };

/** Classes in which the expected A asks for words that were not stored. */
const APART = new Set(['paraphrase', 'paraphrase-confirmed']);

/** The templates of some pairs in a store, for the real `route` activity. */
export interface PairRouting {
  /** Routes the query of a pair; throws where routing failed. */
  route(pair: Pair): Promise<{ outcome: Outcome; reply: RouteReply }>;
  /** Learns from a run of tier B in which the model confirmed the pair's template with the values that the label names. */
  confirm(pair: Pair): Promise<void>;
  close(): Promise<void>;
}

/**
 * Learns each template, alone in the store (or with one other).
 *
 * @param tenantOf pairs of one tenant share their templates and what is learnt later; default: all of the same template
 */
export async function openPairs(
  pairs: readonly Pair[],
  embedder: Embedder,
  tenantOf: (pair: Pair) => string = keyOf
): Promise<PairRouting> {
  const store = inMemoryStore();
  await store.open(embedder);
  const cases = new Map<string, { tenant: string; all: { answered: Answered; learnt: Learnt }[] }>();
  for (const pair of pairs) {
    const key = tenantOf(pair);
    if (cases.has(key)) continue;
    const tenant = `t${uuidOf([key])}`;
    const answered: Answered[] = [
      { stored: pair.stored, slots: pair.slots, seen: pair.seen },
      ...(pair.also ? [pair.also] : []),
    ];
    const all = answered.map((one, index) => ({
      answered: one,
      learnt: learn(one, `tool_${cases.size}_${index}`, optionsOf(pair), tenant),
    }));
    cases.set(key, { tenant, all });
  }
  const registry = createToolRegistry([...cases.values()].flatMap(({ all }) => all.map(({ learnt }) => learnt.tool)));
  for (const { tenant, all } of cases.values()) {
    for (const { answered, learnt } of all) {
      const [vector] = await embedder.embed([learnt.pattern.text]);
      const description = registry.describe(learnt.tool.name);
      if (!vector || !description) throw new Error(`The stored query "${answered.stored}" could not be prepared.`);
      for (const record of recordsOf(learnt, description, answered.stored, tenant, vector, EVALUATED_AT)) {
        await store.put(record, 'any');
      }
    }
  }
  const known = (pair: Pair): { tenant: string; template: string } => {
    const tenant = cases.get(tenantOf(pair))?.tenant;
    if (tenant === undefined) throw new Error(`There is no template of "${pair.stored}".`);
    return { tenant, template: uuidOf([tenant, pair.stored]) };
  };
  const routing = createRoutingActivities({ store, embedder, registry });
  const learning = confirmations({ store, embedder, registry });
  return {
    async route(pair) {
      const { tenant, template } = known(pair);
      const reply = await routing.route({ query: queryOf(pair, tenant), exclude: [], from: 'A' });
      const { decision } = reply;
      if (decision.degradedBy) throw new Error(`Routing failed: ${decision.degradedBy.message}`);
      const served = decision.tier === 'A' ? decision.templateId : undefined;
      const nominee = decision.nominees.find((one) => one.templateId === (served ?? template));
      return { outcome: outcomeOf(pair, decision.tier, nominee, nominee?.templateId === template), reply };
    },
    confirm(pair) {
      const { tenant, template } = known(pair);
      return learning.confirm(queryOf(pair, tenant), template, pair.binds ?? {});
    },
    close: () => store.close(),
  };
}

/** Routes every query with the real activity, store and embedder, its template alone in the store (or with one other). */
export async function routePairs(pairs: readonly Pair[], embedder: Embedder): Promise<Outcome[]> {
  const routing = await openPairs(pairs, embedder);
  const outcomes: Outcome[] = [];
  for (const pair of pairs) outcomes.push((await routing.route(pair)).outcome);
  for (const pair of pairs.filter(({ class: kind, expect }) => kind === 'paraphrase' && expect === 'A')) {
    await routing.confirm(pair);
    const again: Pair = { ...pair, query: withStoredValues(pair), binds: pair.slots, class: 'paraphrase-confirmed' };
    outcomes.push((await routing.route(again)).outcome);
  }
  await routing.close();
  return outcomes;
}

/** Slots whose literal the stored query does not say, each once. */
export function lostLiterals(pairs: readonly Pair[]): { stored: string; name: string; literal: string }[] {
  const found = new Map<string, { stored: string; name: string; literal: string }>();
  for (const { stored, slots, seen, context } of pairs) {
    for (const name of learn({ stored, slots, seen }, 'tool', optionsOf({ context }), 'nobody').lost) {
      found.set(canonicalJson([stored, name]), { stored, name, literal: slots[name] ?? '' });
    }
  }
  return [...found.values()];
}

/** How the queries of a pair are read. */
function optionsOf({ context }: Pick<Pair, 'context'>): MaskOptions {
  return { ...OPTIONS, ...context };
}

function queryOf({ query: text, context }: Pair, tenant: string): Query {
  const own = { environment: 'default', permissions: [], now: EVALUATED_AT, timeZone: 'UTC' };
  return { text, tenant, context: { ...own, ...context } };
}

/** The paraphrase with the values of the stored query: the second one asked in these words. */
function withStoredValues(pair: Pair): string {
  return Object.entries(pair.binds ?? {}).reduce(
    (text, [slot, literal]) => text.replace(literal, pair.slots[slot] ?? literal),
    pair.query
  );
}

function keyOf(pair: Pair): string {
  return canonicalJson([pair.stored, pair.slots, pair.also ?? null, pair.seen ?? null]);
}

export function outcomeOf(
  pair: Pair,
  tier: 'A' | 'B' | 'C',
  nominee: NomineeReport | undefined,
  ownTemplate: boolean
): Outcome {
  const refused = nominee?.gatesA.filter((gate) => !gate.passed) ?? [];
  return {
    class: pair.class,
    expectA: pair.expect === 'A',
    tier,
    nominated: nominee !== undefined,
    refusedBy: refused.map((gate) => gate.gate),
    reasons: refused.map((gate) => `${gate.gate}: ${gate.reason}`),
    rightValues: nominee !== undefined && ownTemplate && boundRight(pair, nominee.bindings),
    bindings: nominee?.bindings ?? [],
    scored: !APART.has(pair.class) || pair.expect === 'not-A',
    pair,
  };
}

/** Every slot has the value that the label names: the same words, or the same value in another form. */
function boundRight(pair: Pair, bindings: readonly SlotBinding[]): boolean {
  return Object.entries(pair.binds ?? {}).every(([slot, literal]) => {
    const binding = bindings.find((one) => one.slot === slot);
    return binding !== undefined && sameWords(binding, literal);
  });
}

function sameWords(binding: SlotBinding, literal: string): boolean {
  const bound = typeof binding.value === 'string' ? binding.value : JSON.stringify(binding.value);
  if (flat(binding.from) === flat(literal) || flat(bound) === flat(literal)) return true;
  const wanted = valueOf(literal);
  // The label may name the amount alone, "1.2k" of "1.2k EUR".
  const said = valueOf(binding.from);
  if (said !== null && typeof said === 'object' && !Array.isArray(said) && typeof said.currency === 'string') {
    const meant = valueOf(`${literal} ${said.currency}`);
    if (meant !== undefined && canonicalJson(meant) === canonicalJson(said)) return true;
  }
  if (wanted === undefined) return false;
  return [binding.from, bound].some((text) => canonicalJson(valueOf(text) ?? text) === canonicalJson(wanted));
}

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:at|on|in|by|the|an?)\s+/, '')
    .replace(/[^\p{L}\p{N}@.:/+-]+/gu, ' ')
    .trim();
}

/** The canonical value of a text that is one typed value. */
function valueOf(text: string): Json | undefined {
  const { values } = maskQuery(text, OPTIONS);
  return values.length === 1 ? values[0]?.value : undefined;
}
