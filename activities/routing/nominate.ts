import { patternSchema, templateSchema } from '../../shared/matching/template.schema';
import type { Pattern, Template } from '../../shared/matching/template';
import type { LexiconEntry } from '../../shared/matching/template';
import { maskQuery, termsOf, type Masked } from '../../shared/matching/mask';
import type { TermStatistics } from '../../shared/matching/score';
import type { RouteRequest } from '../../shared/protocol/decision';
import { readingOf } from '../../shared/protocol/query';
import { unmasked, type ExperimentPart } from '../../shared/matching/experiment';
import type { Embedder } from '../embedder/embedder';
import type { ExperienceStore, Hit } from '../experience-store/experience-store';
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
    },
    { signal: budget.signal, timeoutMs: budget.leftMs() }
  );
  const { dense, lexical } = nominations;
  const { wordings, skipped } = readWordings(leftOut('lexical-score') ? dense : [...dense, ...lexical]);
  const wanted = [...wordings.keys()].filter((id) => !request.exclude.includes(id));
  for (const id of wordings.keys()) {
    if (request.exclude.includes(id)) skipped.push(`template ${id} has already failed in this run`);
  }
  const options = { signal: budget.signal, timeoutMs: budget.leftMs() };
  const texts = wanted.flatMap((id) => (wordings.get(id) ?? []).map(({ pattern }) => pattern.text));
  const [records, names] =
    wanted.length === 0
      ? [[], []]
      : await Promise.all([
          deps.store.get(tenant, 'template', wanted, options),
          deps.names.in(tenant, texts, budget.signal),
        ]);
  const nominated = records.flatMap((record): Nominated[] => {
    const template = templateSchema.safeParse(record.body);
    if (template.success) {
      const judged = leftOut('promotion') ? unpromoted(template.data) : template.data;
      return [{ template: judged, wordings: wordings.get(record.id) ?? [] }];
    }
    skipped.push(`the stored template ${record.id} cannot be read (${issueOf(template.error)})`);
    return [];
  });
  return { nominated, statistics: nominations, names, skipped };
}

async function vectorOf(embedder: Embedder, text: string, budget: NominationRequest['budget']): Promise<number[]> {
  const [vector] = await embedder.embed([text], { signal: budget.signal, timeoutMs: budget.leftMs() });
  return vector ?? [];
}

/** As if there were no ladder: what was learnt serves at once and for ever, unless a person says otherwise. */
function unpromoted(template: Template): Template {
  return template.status === 'disabled' ? template : { ...template, status: 'active', thresholdA: 0 };
}

function readWordings(hits: readonly Hit[]): { wordings: Map<string, Nominated['wordings']>; skipped: string[] } {
  const wordings = new Map<string, Nominated['wordings']>();
  const seen = new Set<string>();
  const skipped: string[] = [];
  for (const { record, cosine } of hits) {
    if (seen.has(record.id)) continue;
    seen.add(record.id);
    const pattern = patternSchema.safeParse(record.body);
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
