import type { ResolvedContext } from '../../protocol/query';
import type { Plan, PlanNode } from '../../protocol/plan';
import type { ToolDescription } from '../../protocol/tool';
import { dependenciesOf } from '../../plan/graph';
import type { Masked } from '../../matching/mask';
import type { ObservedCall } from '../observe/observed-call';
import type { OutputIndex } from './literal-search';
import type { SlotDrafts } from './slot-drafts';

/** What one run knows about where the literals of its plan come from. */
export interface Origins {
  /** The plan that answered, with what an earlier one did and it kept. */
  plan: Plan;
  tools: ReadonlyMap<string, ToolDescription>;
  /** The slots so far; a literal that the query says may add one. */
  drafts: SlotDrafts;
  callOf: ReadonlyMap<string, readonly ObservedCall[]>;
  /** What each call gave. */
  index: OutputIndex;
  masked: Masked;
  context: ResolvedContext | undefined;
  /** Could the model see outputs while it still planned. */
  sawOutputs: boolean;
  /** The planner named slots, and could refer to them. */
  namesSlots: boolean;
  /** The values, as text, of the slots that the plan refers to by name: a number written out beside them is none of them. */
  referred: ReadonlySet<string>;
  /** What the model is left to write, by `node.argument`, `node.when`, `node.forEach` or `answer`, and why. */
  left: Map<string, string>;
}

/** Where a literal stands, as far as its origin depends on it. */
export interface LiteralUse {
  /** The node that uses it; only calls that ended before may have given it. Absent in the answer, which sees all. */
  node?: string;
  /** What it is, for the name of a slot: an argument, or the field that it is compared with. */
  name: string;
  /** It is prose for the user, in which a value may be spelt as the slot spells it. */
  prose?: boolean;
}

/** Does the node only look; the registry tells of a tool that an older plan has no snapshot of. */
export function isKnownRead(node: Pick<PlanNode, 'tool'>, { plan, tools }: Pick<Origins, 'plan' | 'tools'>): boolean {
  return (plan.tools[node.tool] ?? tools.get(node.tool))?.effect === 'read';
}

/** Did the producing call end before the consuming one began; a parallel one that says the same is a coincidence. */
export function endedBefore(producer: string, consumer: string, origins: Origins): boolean {
  const [last] = (origins.callOf.get(producer) ?? []).slice(-1);
  const [first] = origins.callOf.get(consumer) ?? [];
  if (!last || !first) return false;
  return last.startedAt + (last.durationMs ?? 0) <= first.startedAt && !dependsOn(producer, consumer, origins.plan);
}

function dependsOn(node: string, on: string, plan: Plan, seen = new Set<string>()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const needs = plan.nodes.find((item) => item.id === node);
  return (
    needs !== undefined && dependenciesOf(needs, plan.values).some((id) => id === on || dependsOn(id, on, plan, seen))
  );
}
