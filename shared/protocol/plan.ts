import type { Json } from './json';
import type { ToolSnapshot } from './tool';

/**
 * Where one argument's value comes from (paper 3.2.2, "inputs/outputs and dependencies").
 * - `context`: a path into what the run knows of its surroundings (`user`, `timeRange.from`, `dataSources[0]`; see `visibleContext`);
 * - `output`: `path` is dotted with brackets (`orders[0].id`), empty for the whole output;
 * - `expression`: a checked subset of JSONata over `slots`, `nodes` (outputs by node id), `context`, the plan's `values`, and in
 *   a `forEach` node `item` and `index`;
 * - `written`: by the model for this query; `needs` names the nodes whose outputs it must see first.
 */
export type Binding =
  | { kind: 'constant'; value: Json }
  | { kind: 'slot'; slot: string }
  | { kind: 'context'; path: string }
  | { kind: 'output'; node: string; path: string }
  | { kind: 'expression'; expression: string }
  | { kind: 'written'; instruction: string; needs: string[] };

/** The kinds of typed value that masking recognises; also the placeholder's name in a masked wording. */
export const SLOT_TYPES = [
  'email',
  'date',
  'time',
  'datetime',
  'duration',
  'number',
  'money',
  'id',
  'url',
  'quoted',
  'name',
  'enum',
  'text',
] as const;

/** One of `SLOT_TYPES`. */
export type SlotType = (typeof SLOT_TYPES)[number];

/** Customs of writing by which a value shows how another one of its slot is to be read where its words alone do not say. */
export const CUSTOMS = [
  'decimal-point',
  'decimal-comma',
  'spaced-groups',
  'day-first',
  'month-first',
  'ahead',
  'behind',
  'same-week',
  'other-week',
  'before-noon',
  'after-noon',
] as const;

/**
 * One of `CUSTOMS`; `ahead` and `behind` say on which side of the run's day a date lay, `same-week` and `other-week` whether "next
 * Friday" was the coming one of the run's own week or the one after it, `before-noon` and `after-noon` which half of the day "at 3" was.
 */
export type Custom = (typeof CUSTOMS)[number];

/** A typed parameter of a template, filled from the query. */
export interface Slot {
  name: string;
  type: SlotType;
  /** Only in a plan that was just made: the words of the query that its planner said the slot stands for. */
  said?: string;
  /** The JSON type that the tools' schemas expect. */
  valueType: 'string' | 'number' | 'integer' | 'boolean';
  description?: string;
  /** The values an `enum` slot admits, as the tool's schema spells them. */
  values?: string[];
  /** For `name` slots: the lexicon that the name belongs to. */
  lexicon?: string;
  /**
   * How the recognised value is written for the tools, learnt from what they accepted. For dates and times, a pattern of
   * `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` (default ISO 8601); for text, `lower`, `upper`, `title` (each word
   * with a capital), `capital` (the first one) or `lines` (a `\n` of the query breaks the line).
   */
  format?: string;
  required: boolean;
  /** Values of earlier runs; never of a field that a tool declares sensitive. */
  examples: Json[];
  /** The customs that the values of earlier runs were said by. */
  customs?: Custom[];
}

/** One tool call in a plan. */
export interface PlanNode {
  /** Unique in the plan: lower-case letters, digits and `_`, starting with a letter. */
  id: string;
  tool: string;
  /** `variable`: its tool, presence or bindings differed between merged trajectories, or it failed; B may replace it. */
  mutability: 'fixed' | 'variable';
  /** The tools seen at this place, for a variable node. */
  alternatives?: string[];
  args: Record<string, Binding>;
  /** Nodes that must have ended before this one, beyond those that its bindings name. */
  after?: string[];
  /** Expression; the node is skipped where it is false. */
  when?: string;
  /** Expression that gives a list; the node runs once per item, and its output is the list of outputs. */
  forEach?: string;
  /** `fail` (default): a failure is a plan fault. `continue`: its output is `null` and the run goes on. */
  onError?: 'fail' | 'continue';
}

/** A text with `{{expression}}` placeholders over `slots`, `nodes`, `context` and `values`, or text that only the model can write. */
export type Answer = { kind: 'text'; text: string } | { kind: 'written'; instruction: string };

/** What a plan that follows another says of a call that already succeeded and is not a `read` (DESIGN section 4). */
export type EarlierDecision = 'keep' | 'replace' | 'again';

/**
 * A value that several expressions of a plan need (`values.<name>`): over slots, nodes, context and the values before it, never
 * `item`. It is computed where it is named, once for each activity.
 */
export interface NamedValue {
  /** Letters, digits and `_`, starting with a letter. */
  name: string;
  expression: string;
}

/**
 * The directed acyclic graph that one run executes. It carries a snapshot of its tools, so that the workflow needs no
 * registry and a later deploy cannot change what a running plan does.
 */
export interface Plan {
  schema: 1;
  slots: Slot[];
  values?: NamedValue[];
  nodes: PlanNode[];
  answer: Answer;
  tools: Record<string, ToolSnapshot>;
  /** A person approves each call that is not a `read`: the template that the plan is of asks for it. */
  approval?: boolean;
  /** By call id; required for each earlier call that succeeded and is not a `read`. */
  earlier?: Record<string, EarlierDecision>;
}

/** A plan with the values of its slots: ready to run. */
export interface BoundPlan {
  plan: Plan;
  slots: Record<string, Json>;
}

/** The node ids that a node must wait for, from `after` and its bindings; expressions are covered by `expressionNodes`. */
export function bindingDependencies(node: PlanNode): string[] {
  const ids = new Set(node.after ?? []);
  for (const binding of Object.values(node.args)) {
    if (binding.kind === 'output') ids.add(binding.node);
    if (binding.kind === 'written') for (const id of binding.needs) ids.add(id);
  }
  return [...ids];
}
