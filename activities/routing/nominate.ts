import { readAhead } from '../../shared/matching/bind';
import { patternSchema, templateSchema } from '../../shared/matching/template.schema';
import type { Pattern, Template } from '../../shared/matching/template';
import type { LexiconEntry } from '../../shared/matching/template';
import { maskQuery, termsOf, type Masked } from '../../shared/matching/mask';
import type { TermStatistics } from '../../shared/matching/score';
import type { RouteRequest } from '../../shared/protocol/decision';
import { readingOf } from '../../shared/protocol/query';
import { unmasked, type ExperimentPart } from '../../shared/matching/experiment';
import type { Embedder } from '../embedder/embedder';
import type { ExperienceRecord, ExperienceStore, Hit } from '../experience-store/experience-store';
import type { TenantNames } from '../lexicon/known-names';

/** A template with those of its wordings that were near the query. */
export interface Nominated {
  template: Template;
  wordings: { pattern: Pattern; cosine: number }[];
}

export interface Nomination {
  nominated: Nominated[];
  statistics: TermStatistics;
  /** Names that the wordings say: what a wording holds to the letter may have become the name of somebody since. */
  names: LexiconEntry[];
  /** What was left out and why, in words. */
  skipped: string[];
}

interface NominationRequest {
  request: RouteRequest;
  masked: Masked;
  budget: { signal: AbortSignal; leftMs: () => number };
  leftOut: (part: ExperimentPart) => boolean;
}

const PER_SIDE = 20;

/** Asks the store for the wordings nearest to the masked query, of this tenant and environment; the query is embedded meanwhile. */
export async function nominate(
  deps: { store: ExperienceStore; embedder: Embedder; names: TenantNames },
  { request, masked, budget, leftOut }: NominationRequest
): Promise<Nomination> {
  const { tenant, context } = request.query;
  const isExcluded = (id: string): boolean => request.exclude.includes(id);
  const wordingOf = readOnce();
  const templates = templatesOf(deps.store, tenant, budget);
  const vector = vectorOf(deps.embedder, masked.text, budget);
  // A store that fails first does not wait for it.
  vector.catch(() => undefined);
  const nominations = await deps.store.nominate(
    tenant,
    'pattern',
    {
      vector,
      terms: termsOf(masked.text),
      limit: PER_SIDE,
      filter: { environment: context.environment },
      // What is nearest by its terms is read while the query is embedded.
      sharing: (records) => {
        const patterns = records.flatMap((record) => wordingOf(record).data ?? []);
        for (const pattern of patterns) readAhead(masked, pattern, readingOf(context));
        templates.ask(patterns.map(({ templateId }) => templateId).filter((id) => !isExcluded(id)));
      },
    },
    { signal: budget.signal, timeoutMs: budget.leftMs() }
  );
  const { dense, lexical } = nominations;
  const { wordings, skipped } = readWordings(leftOut('lexical-score') ? dense : [...dense, ...lexical], wordingOf);
  const wanted = [...wordings.keys()].filter((id) => !isExcluded(id));
  for (const id of wordings.keys()) {
    if (isExcluded(id)) skipped.push(`template ${id} has already failed in this run`);
  }
  const texts = wanted.flatMap((id) => (wordings.get(id) ?? []).map(({ pattern }) => pattern.text));
  templates.ask(wanted);
  const [read, names] =
    wanted.length === 0 ? [[], []] : await Promise.all([templates.all(), deps.names.in(tenant, texts, budget.signal)]);
  const nominated = read.flatMap(({ id, template }): Nominated[] => {
    const own = wordings.get(id);
    if (!own) return [];
    if (template.success) {
      const judged = leftOut('promotion') ? unpromoted(template.data) : template.data;
      return [{ template: judged, wordings: own }];
    }
    skipped.push(`the stored template ${id} cannot be read (${issueOf(template.error)})`);
    return [];
  });
  return { nominated, statistics: nominations, names, skipped };
}

interface ReadTemplate {
  id: string;
  template: ReturnType<typeof templateSchema.safeParse>;
}

/** Templates that are asked for as soon as they are known to be needed, each once. */
function templatesOf(
  store: ExperienceStore,
  tenant: string,
  { signal, leftMs }: NominationRequest['budget']
): { ask: (ids: readonly string[]) => void; all: () => Promise<ReadTemplate[]> } {
  const asked = new Set<string>();
  const reads: Promise<ReadTemplate[]>[] = [];
  return {
    ask(ids) {
      const open = [...new Set(ids)].filter((id) => !asked.has(id));
      if (open.length === 0) return;
      for (const id of open) asked.add(id);
      const read = store
        .get(tenant, 'template', open, { signal, timeoutMs: leftMs() })
        .then((records) => records.map(({ id, body }) => ({ id, template: templateSchema.safeParse(body) })));
      // Whoever asks for all of them is told.
      read.catch(() => undefined);
      reads.push(read);
    },
    // In one order whenever they were read: of equals the first is taken.
    all: async () => (await Promise.all(reads)).flat().sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

async function vectorOf(embedder: Embedder, text: string, budget: NominationRequest['budget']): Promise<number[]> {
  const [vector] = await embedder.embed([text], { signal: budget.signal, timeoutMs: budget.leftMs() });
  return vector ?? [];
}

/** As if there were no ladder: what was learnt serves at once and for ever, unless a person says otherwise. */
function unpromoted(template: Template): Template {
  return template.status === 'disabled' ? template : { ...template, status: 'active', thresholdA: 0 };
}

type ReadWording = (record: ExperienceRecord) => ReturnType<typeof patternSchema.safeParse>;

/** A wording that was read ahead is not read again. */
function readOnce(): ReadWording {
  const read = new Map<ExperienceRecord, ReturnType<ReadWording>>();
  return (record) => {
    const one = read.get(record) ?? patternSchema.safeParse(record.body);
    read.set(record, one);
    return one;
  };
}

function readWordings(
  hits: readonly Hit[],
  wordingOf: ReadWording
): { wordings: Map<string, Nominated['wordings']>; skipped: string[] } {
  const wordings = new Map<string, Nominated['wordings']>();
  const seen = new Set<string>();
  const skipped: string[] = [];
  for (const { record, cosine } of hits) {
    if (seen.has(record.id)) continue;
    seen.add(record.id);
    const pattern = wordingOf(record);
    if (!pattern.success) {
      skipped.push(`the stored wording ${record.id} cannot be read (${issueOf(pattern.error)})`);
      continue;
    }
    const { templateId } = pattern.data;
    wordings.set(templateId, [...(wordings.get(templateId) ?? []), { pattern: pattern.data, cosine }]);
  }
  return { wordings, skipped };
}

function issueOf(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'it'}: ${issue.message}` : 'malformed';
}

/** Masks the query with the names that are known. */
export function maskFor(
  request: RouteRequest,
  lexicon: readonly LexiconEntry[],
  leftOut: (part: ExperimentPart) => boolean
): Masked {
  const { text, context } = request.query;
  if (leftOut('masking')) return unmasked(text, context.locale);
  return maskQuery(text, { lexicon, ...readingOf(context) });
}
