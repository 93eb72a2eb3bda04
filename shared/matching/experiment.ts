import { WorkflowGenError } from '../protocol/errors';
import { GATES, type Gate } from '../protocol/decision';
import { languageOf } from '../language/languages';
import { replaceSpans, type Masked } from './mask';

/** A part of routing or learning that an experiment may leave out, to see what it is worth. */
export type ExperimentPart =
  'masking' | 'lexical-score' | 'node-experience' | 'near-workflows' | 'lessons' | 'promotion' | `gate:${Gate}`;

/** Every part that may be left out, among them each gate. */
export const EXPERIMENT_PARTS: readonly ExperimentPart[] = [
  'masking',
  'lexical-score',
  'node-experience',
  'near-workflows',
  'lessons',
  'promotion',
  ...GATES.map((gate): ExperimentPart => `gate:${gate}`),
];

/** For experiments only: every part keeps something wrong from being done. */
export interface Experiment {
  /** What is left out, for all tenants, or tenant by tenant so that one worker can compare them. */
  without: readonly ExperimentPart[] | ((tenant: string) => readonly ExperimentPart[]);
}

/** Whether a part is left out for a tenant. */
export type LeftOut = (tenant: string, part: ExperimentPart) => boolean;

/** Throws `CONFIG_INVALID` for a part that does not exist: a misspelt one would measure nothing. */
export function leftOutOf(experiment: Experiment | undefined): LeftOut {
  if (!experiment) return () => false;
  const { without } = experiment;
  if (typeof without === 'function') return (tenant, part) => checked(without(tenant)).includes(part);
  const parts = checked(without);
  return (_tenant, part) => parts.includes(part);
}

function checked(parts: readonly ExperimentPart[]): readonly ExperimentPart[] {
  const unknown = parts.find((part) => !EXPERIMENT_PARTS.includes(part));
  if (unknown === undefined) return parts;
  throw new WorkflowGenError(
    'CONFIG_INVALID',
    `experiment.without: there is no part "${unknown}"; use ${EXPERIMENT_PARTS.join(', ')}`,
    { field: 'experiment.without', remedy: 'name one of the parts' }
  );
}

/** The query as it is where masking is left out: no value is found in it. */
export function unmasked(text: string, locale?: string): Masked {
  return { text: replaceSpans(text, []), values: [], language: languageOf(text, locale) };
}
