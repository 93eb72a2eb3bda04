import type { ArgumentRule } from '../../shared/learning/observe/argument-rule';
import { fingerprintOf } from '../../shared/learning/observe/fingerprint';
import type { Lesson } from '../../shared/learning/judge/lesson';
import type {
  FailureExperience,
  IntentExperience,
  NodeExperience,
  ToolExperience,
} from '../../shared/learning/observe/node-experience';
import {
  lessonSchema,
  nodeExperienceSchema,
  toolRulesSchema,
} from '../../shared/learning/observe/node-experience.schema';
import { templateSchema } from '../../shared/matching/template.schema';
import { neverRight } from '../../shared/learning/judge/promotion';
import { forUser } from '../../shared/matching/for-user';
import { lessonUtility } from '../../shared/learning/judge/utility';
import { termsOf } from '../../shared/matching/mask';
import type { FailureNote } from '../../shared/protocol/run';
import type { Embedder } from '../embedder/embedder';
import type { ExperienceStore, Hit } from '../experience-store/experience-store';
import type { ExperienceSource, PromptExperience } from './experience-source';
import { recordIds } from './record-ids';
import { cutText } from '../../shared/protocol/text';

/** How many sentences of each kind a prompt gets, and how long one may be, in characters. About 1,000 tokens in all. */
const MOST = { successes: 5, failures: 6, lessons: 4, corrections: 4, characters: 260 } as const;
const NEAR = 0.35;
const NEIGHBOURS = 12;
/** As many tools as a template has, at most: they are all relevant. */
const FEW_TOOLS = 4;
const MOST_TOOLS = 8;
/** A lesson that a third of the runs contradict is no advice. */
const STABLE = 0.6;

export interface ExperienceSourceOptions {
  store: ExperienceStore;
  embedder: Embedder;
  /** Milliseconds that one look-up may take; experience helps a prompt and never holds it up. */
  timeoutMs?: number;
  /** Milliseconds for which a store that failed is not asked again. Default 10,000. */
  pauseMs?: number;
  now?: () => Date;
}

/**
 * What was learnt, as prompts and tool activities use it (paper 3.3: successful paradigms and failure cases in the prompt).
 * It never fails: a store that is down, or a record that cannot be read, gives nothing.
 */
export function createExperienceSource(options: ExperienceSourceOptions): ExperienceSource {
  const { store, embedder } = options;
  const timeoutMs = options.timeoutMs ?? 2_000;
  const pause = pauseAfterFailure(options.pauseMs ?? 10_000);
  return {
    async relevant(request, { signal }) {
      const call = { signal, timeoutMs };
      if (pause.holds()) return NOTHING;
      try {
        const [vector] = await embedder.embed([request.text], call);
        if (!vector) return NOTHING;
        const query = { vector, terms: termsOf(request.text), limit: NEIGHBOURS };
        const [near, lessons, own] = await Promise.all([
          store.nominate(
            request.tenant,
            'node_experience',
            { ...query, filter: filterOf(request.tools, ['intent']) },
            call
          ),
          store.nominate(request.tenant, 'lesson', { ...query, filter: { environment: request.environment } }, call),
          failuresOfRun(options, request.tenant, request.failures, call),
        ]);
        const intents = readAll([...near.dense, ...near.lexical].filter((hit) => hit.cosine >= NEAR)).filter(isIntent);
        const relevant = relevantTools(request.tools, intents);
        const [tools, failures] =
          relevant.length === 0
            ? [[], { dense: [], lexical: [] }]
            : await Promise.all([
                store.get(
                  request.tenant,
                  'node_experience',
                  relevant.map((tool) => recordIds.tool(request.tenant, tool)),
                  call
                ),
                store.nominate(
                  request.tenant,
                  'node_experience',
                  { ...query, filter: filterOf(relevant, ['failure']) },
                  call
                ),
              ]);
        const cases = [...own, ...readAll([...failures.dense, ...failures.lexical]).filter(isFailure)];
        const experienced = tools.map((record) => read(record.body)).filter(isTool);
        const placed = new Set(request.placed);
        return {
          successes: sentences(experienced.flatMap(describeRules), MOST.successes),
          failures: sentences(
            [
              ...cases.map(describeFailure),
              ...experienced.filter(({ tool }) => !placed.has(tool)).flatMap(describeAvoided),
            ],
            MOST.failures
          ),
          corrections: correctionsOf(intents),
          lessons: lessonsOf(lessons.dense, request.tools, (options.now?.() ?? new Date()).toISOString()),
        };
      } catch {
        pause.begin(signal);
        return NOTHING;
      }
    },
    async wrongPlans(tenant, templateIds, { signal, user, tools = new Map() }) {
      if (pause.holds()) return new Map();
      try {
        const records = await store.get(tenant, 'template', templateIds, { signal, timeoutMs });
        const templates = records.flatMap(({ body }) => templateSchema.safeParse(body).data ?? []);
        return new Map(templates.filter(neverRight).map((one) => [one.id, forUser(one, user, tools).plan]));
      } catch {
        pause.begin(signal);
        return new Map();
      }
    },
    async rules(tenant, tool, { signal }) {
      if (pause.holds()) return [];
      try {
        const [record] = await store.get(tenant, 'node_experience', [recordIds.tool(tenant, tool)], {
          signal,
          timeoutMs: Math.min(timeoutMs, RULES_TIMEOUT_MS),
        });
        const known = toolRulesSchema.safeParse(record?.body);
        return known.success ? trusted(known.data.rules) : [];
      } catch {
        pause.begin(signal);
        return [];
      }
    },
  };
}

/** A look-up before a call eats from the tool's own timeout, so it must be short. */
const RULES_TIMEOUT_MS = 500;

/** After a failure the store is left alone for a while: a silent one would otherwise cost its timeout at every call. */
function pauseAfterFailure(pauseMs: number): { holds(): boolean; begin(signal: AbortSignal): void } {
  let until = 0;
  return {
    holds: () => performance.now() < until,
    begin(signal) {
      if (!signal.aborted) until = performance.now() + pauseMs;
    },
  };
}

const NOTHING: PromptExperience = { successes: [], failures: [], lessons: [] };

/**
 * The tools that the prompt is told about: those of a template in B, and in C those that near requests have called. What is
 * known of all other tools would cost tokens at every call, and a failure's own text is near to no query.
 */
function relevantTools(tools: readonly string[], near: readonly IntentExperience[]): string[] {
  if (tools.length > 0 && tools.length <= FEW_TOOLS) return [...tools];
  return [...new Set(near.map((intent) => intent.tool))].slice(0, MOST_TOOLS);
}

function filterOf(tools: readonly string[], kinds: string[]): Record<string, string | string[]> {
  return tools.length === 0 ? { kind: kinds } : { kind: kinds, tool: [...tools] };
}

function trusted(rules: readonly ArgumentRule[]): ArgumentRule[] {
  return rules.filter((rule) => rule.support > 0 && rule.contradictions === 0);
}

/** What is known of exactly the errors that this run has made: it comes first. */
async function failuresOfRun(
  options: ExperienceSourceOptions,
  tenant: string,
  failures: readonly FailureNote[],
  call: { signal: AbortSignal; timeoutMs: number }
): Promise<FailureExperience[]> {
  const ids = failures.flatMap((note) => {
    if (note.tool === undefined) return [];
    const code = note.toolCode ?? note.code;
    const print = fingerprintOf({ tool: note.tool, code, message: note.message }, { args: argsOf(note) });
    return [recordIds.failure(tenant, note.tool, print.id)];
  });
  if (ids.length === 0) return [];
  const records = await options.store.get(tenant, 'node_experience', [...new Set(ids)], call);
  return records.map((record) => read(record.body)).filter(isFailure);
}

function argsOf(note: FailureNote): Record<string, never> {
  try {
    return JSON.parse(note.args ?? '{}') as Record<string, never>;
  } catch {
    return {};
  }
}

function read(body: unknown): NodeExperience | undefined {
  const parsed = nodeExperienceSchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

function readAll(hits: readonly Hit[]): (NodeExperience | undefined)[] {
  const unique = new Map(hits.map((hit) => [hit.record.id, hit]));
  return [...unique.values()].sort((a, b) => b.cosine - a.cosine).map((hit) => read(hit.record.body));
}

const isTool = (item: NodeExperience | undefined): item is ToolExperience => item?.kind === 'tool';
const isFailure = (item: NodeExperience | undefined): item is FailureExperience => item?.kind === 'failure';
const isIntent = (item: NodeExperience | undefined): item is IntentExperience => item?.kind === 'intent';

/** What is learnt of how a tool is called; values of single runs, and that it worked, change nothing that a planner does. */
function describeRules(tool: ToolExperience): string[] {
  const rules = trusted(tool.rules).map((rule) => rule.text);
  return rules.length === 0 ? [] : [`\`${tool.tool}\`: ${rules.join('; ')}.`];
}

/** A path that fails, where another one is known to succeed. */
function describeAvoided(tool: ToolExperience): string[] {
  const after = (before: readonly string[]): string =>
    before.length === 0 ? 'with no other call before it' : `after ${before.map((name) => `\`${name}\``).join(', ')}`;
  const better = tool.paths.find(({ before }) => !tool.avoid?.some((path) => path.before.join() === before.join()));
  if (!better) return [];
  return (tool.avoid ?? []).map(
    ({ before, failures, successes }) =>
      `\`${tool.tool}\` failed ${failures} of ${failures + successes} times ${after(before)}; it succeeds ${after(better.before)}.`
  );
}

function describeFailure(failure: FailureExperience): string {
  const cause = failure.cause.category === 'unknown' ? '' : ` (${failure.cause.category.replace(/_/g, ' ')})`;
  const [fix] = failure.fixes;
  const advice = fix ? ` What worked: ${fix.text}.` : ' No fix is known: avoid it.';
  const undone = failure.rollbacks > 0 ? ` ${failure.rollbacks} runs had to undo what they had done.` : '';
  return `\`${failure.tool}\` failed ${failure.count} times with ${failure.code}${cause}: ${failure.message.replace(/\.$/, '')}.${advice}${undone}`;
}

/** What users said of wrong answers to near requests, with the tools that had been called for them; the latest last. */
function correctionsOf(intents: readonly IntentExperience[]): string[] {
  const byNote = new Map<string, { intent: string; note: string; at: string; tools: string[] }>();
  for (const { intent, tool, corrections = [] } of intents) {
    for (const { note, at } of corrections) {
      const known = byNote.get(`${intent} ${note}`) ?? { intent, note, at, tools: [] };
      byNote.set(`${intent} ${note}`, { ...known, tools: [...new Set([...known.tools, tool])].sort() });
    }
  }
  return sentences(
    [...byNote.values()]
      .sort((a, b) => a.at.localeCompare(b.at))
      .slice(-MOST.corrections)
      .map(
        ({ intent, note, tools }) =>
          `A user said "${note}" of what ${tools.map((tool) => `\`${tool}\``).join(', ')} had done for "${intent}"`
      ),
    MOST.corrections
  );
}

/** Lessons of near queries that speak of tools at hand, the most useful first. */
function lessonsOf(hits: readonly Hit[], tools: readonly string[], now: string): string[] {
  const lessons = hits
    .filter((hit) => hit.cosine >= NEAR)
    .flatMap((hit): Lesson[] => {
      const parsed = lessonSchema.safeParse(hit.record.body);
      return parsed.success ? [parsed.data] : [];
    })
    .filter((lesson) => lesson.support > 0 && lesson.stability >= STABLE)
    .filter((lesson) => tools.length === 0 || lesson.tools.every((tool) => tools.includes(tool)))
    .sort((a, b) => lessonUtility(b, now) - lessonUtility(a, now));
  return sentences(
    lessons.map(({ difference, text, support, contradictions }) =>
      // A model's sentence was not counted over runs.
      difference.kind === 'advice' ? text : `${text} (${support} for, ${contradictions} against)`
    ),
    MOST.lessons
  );
}

/** Distinct sentences, each on one line and bounded: what is learnt from tools and users is data, and must not grow a prompt. */
function sentences(texts: readonly string[], most: number): string[] {
  const lines = texts.map((text) => {
    const line = text.replace(/[\r\n\t]+/g, ' ');
    return line.length > MOST.characters ? cutText(line, MOST.characters - 1, '…') : line;
  });
  return [...new Set(lines)].slice(0, most);
}
