import { parseExpression } from '../plan/expression/parse';
import { literalsOf } from '../plan/expression/literals';
import { FORMATTING, mapParts, type Place } from '../plan/expression/walk';
import type { Tree } from '../plan/expression/tree';
import type { Json } from '../protocol/json';
import type { Plan, PlanNode, Slot } from '../protocol/plan';

/** A part of a plan that its planner wrote out for one value of a slot, and that no run with this query's value has proven. */
export interface WrittenOut {
  /** `node.argument`, `node.when`, `node.forEach` or `values.name`. */
  part: string;
  slot: string;
  /** The values with which right runs had it. */
  seen: number[];
  value: number;
}

/**
 * The parts with numbers that may hang on a value without naming it: the list 0 to 4 for "the last 4 days" is none for the last 6, and
 * a run of 2 days does not show it. A list of numbers that ends at a slot's value, or has as many elements, serves the values
 * that it was proven with; it belongs to the plan alone once two values beyond it were right with it. A single number
 * that equals a slot's value belongs to the plan as soon as a second value was right with it.
 */
export function writtenOutFor(plan: Plan, slots: Readonly<Record<string, Json>>): WrittenOut[] {
  const counted = plan.slots.flatMap((slot) => {
    const value = numberOf(slots[slot.name]);
    const seen = slot.examples.flatMap((example) => numberOf(example) ?? []);
    return !COUNTED.has(slot.type) || value === undefined || seen.includes(value) ? [] : [{ slot, value, seen }];
  });
  if (counted.length === 0) return [];
  return partsOf(plan).flatMap(({ part, expression }) => {
    const { tree } = parseExpression(expression);
    const numbers = tree && numbersIn(tree);
    const found = numbers && counted.find(({ seen }) => hangsOn(numbers, seen));
    return found ? [{ part, slot: found.slot.name, seen: found.seen, value: found.value }] : [];
  });
}

/** Slots whose values a list may count. */
export const COUNTED: ReadonlySet<Slot['type']> = new Set<Slot['type']>(['number', 'duration']);

interface Numbers {
  lists: { numbers: number[]; length: number }[];
  single: number[];
}

function hangsOn({ lists, single }: Numbers, seen: readonly number[]): boolean {
  const listed = lists.some(({ numbers, length }) => {
    const end = Math.max(...numbers.map(Math.abs));
    const told = (value: number): boolean => Math.abs(end - value) <= 1 || length === value || length === value + 1;
    const beyond = seen.filter((value) => value > end && !told(value));
    // A slot without examples is one whose values are not kept: nobody knows with which ones the list was right.
    return beyond.length < ENOUGH && (seen.length === 0 || seen.some(told));
  });
  return listed || (seen.length < ENOUGH && single.some((number) => seen.includes(number)));
}

/** Values with which the same numbers were right, so that they hang on neither. */
const ENOUGH = 2;

/**
 * The numbers of an expression, those of a list together; of a list of outputs by their places (`[rows[0], rows[1]]`) how many they are.
 * Zero and one alone are in every condition, and so is a place alone.
 */
function numbersIn(tree: Tree): Numbers {
  const lists: Numbers['lists'] = [];
  const single: number[] = [];
  const look = (one: Tree, { scope, role }: Pick<Place, 'scope'> & Partial<Place>): Tree => {
    if (one.type === 'list') {
      const items: Tree = { type: 'list', items: one.items };
      const numbers = literalsOf(items).filter((value) => typeof value === 'number');
      if (numbers.length > 1 || indexesOf(items).length > 1) {
        lists.push({ numbers, length: one.items.length });
        mapParts({ ...one, items: [] }, scope, look);
        return one;
      }
    }
    if (role?.is === 'filter' && indexOf(one) !== undefined) return one;
    const formats = role?.is === 'argument' && role.at > 0 && FORMATTING.has(role.function ?? '');
    if (!formats && one.type === 'literal' && typeof one.value === 'number' && Math.abs(one.value) > 1)
      single.push(one.value);
    return mapParts(one, scope, look);
  };
  look(tree, { scope: 'root' });
  return { lists, single };
}

function indexesOf(tree: Tree): number[] {
  const found: number[] = [];
  const look = (one: Tree, { scope, role }: Pick<Place, 'scope'> & Partial<Place>): Tree => {
    const index = role?.is === 'filter' ? indexOf(one) : undefined;
    if (index !== undefined) found.push(index);
    return mapParts(one, scope, look);
  };
  look(tree, { scope: 'root' });
  return found;
}

function indexOf(tree: Tree): number | undefined {
  if (tree.type === 'minus') return indexOf(tree.of);
  return tree.type === 'literal' && typeof tree.value === 'number' ? tree.value : undefined;
}

function partsOf(plan: Plan): { part: string; expression: string }[] {
  const own = (node: PlanNode): { part: string; expression: string }[] => [
    ...Object.entries(node.args).flatMap(([argument, binding]) => {
      const part = `${node.id}.${['tool', 'when', 'forEach'].includes(argument) ? 'args.' : ''}${argument}`;
      if (binding.kind === 'expression') return [{ part, expression: binding.expression }];
      return binding.kind === 'constant' && Array.isArray(binding.value)
        ? [{ part, expression: JSON.stringify(binding.value) }]
        : [];
    }),
    ...(['when', 'forEach'] as const).flatMap((name) => {
      const expression = node[name];
      return expression === undefined ? [] : [{ part: `${node.id}.${name}`, expression }];
    }),
  ];
  const named = (plan.values ?? []).map(({ name, expression }) => ({ part: `values.${name}`, expression }));
  return [...plan.nodes.flatMap(own), ...named];
}

/** A count, also of an ISO 8601 duration of one unit. */
function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const count = typeof value === 'string' ? /^(?:PT?)?(\d+(?:\.\d+)?)[A-Z]?$/.exec(value.trim())?.[1] : undefined;
  return count === undefined ? undefined : Number(count);
}

/** For `explain` and for the model that confirms. */
export function writtenOutText({ part, slot, seen, value }: WrittenOut): string {
  const known = seen.length === 0 ? 'other values' : seen.join(', ');
  return `${part} has numbers written out for ${slot} ${known}; here it is ${value}`;
}
