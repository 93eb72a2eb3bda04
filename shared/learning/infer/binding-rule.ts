import type { Json } from '../../protocol/json';
import { formatPath, readPath } from '../../values/path';
import type { Binding } from '../../protocol/plan';
import { OutputIndex, singlePath, type OutputPlace } from '../generalise/literal-search';
import { isObject } from '../../values/schema-variants';

/** One run as a rule sees it: the argument's value, and everything that stood before the call. */
export interface Sample {
  value: Json;
  slots: Record<string, Json>;
  /** Slots whose words can be read in two ways. */
  unclear?: readonly string[];
  outputs: Record<string, Json>;
  now?: string;
  /** The masked wording of the query. */
  wording?: string;
}

/** Where a value may come from, if it does so in every run. */
export interface Explanation {
  binding: Binding;
  words: string;
  /** Nodes whose output it reads. */
  nodes: string[];
  /** The field that it reads. */
  steps?: readonly (string | number)[];
}

export type Candidate = Explanation & { holds(sample: Sample): boolean };

/** Every explanation of one kind for the first sample; the caller checks each on all samples. */
export type BindingRule = (sample: Sample, samples: readonly Sample[]) => Candidate[];

/** Where the outputs of a run say the value. */
export function placesOf(sample: Sample): OutputPlace[] {
  const index = new OutputIndex();
  for (const [node, output] of Object.entries(sample.outputs)) index.add(node, output);
  return [...index.find(sample.value)];
}

/** A single value that an expression may start from. */
export interface Source {
  expression: string;
  nodes: string[];
  value: Json;
  read(sample: Sample): Json | undefined;
}

/** Slots, the clock, and fields of outputs that need no choice. */
export function sourcesOf(sample: Sample): Source[] {
  const slots = Object.entries(sample.slots).map(([slot, value]): Source => ({
    expression: `slots.${slot}`,
    nodes: [],
    value,
    read: (other) => other.slots[slot],
  }));
  const clock: Source[] =
    sample.now === undefined
      ? []
      : [{ expression: 'context.now', nodes: [], value: sample.now, read: (other) => other.now }];
  const fields = Object.entries(sample.outputs).flatMap(([node, output]) =>
    scalars(output).map(({ steps, value }): Source => ({
      expression: singlePath(`nodes.${node}`, steps),
      nodes: [node],
      value,
      read: (other) => readPath(other.outputs[node], formatPath(steps)),
    }))
  );
  return [...slots, ...clock, ...fields.slice(0, 200)];
}

function scalars(value: Json, steps: (string | number)[] = []): { steps: (string | number)[]; value: Json }[] {
  if (Array.isArray(value)) return value.length === 1 ? scalars(value[0] as Json, [...steps, 0]) : [];
  if (!isObject(value)) return [{ steps, value }];
  return Object.entries(value).flatMap(([name, item]) => scalars(item, [...steps, name]));
}
