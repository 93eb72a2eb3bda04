import { changeableParts } from '../../../activities/planning/changes';
import { writtenOutFor } from '../../../shared/matching/written-out';
import type { RouteBase } from '../../../shared/protocol/decision';
import type { Plan, Slot } from '../../../shared/protocol/plan';

const slot = (examples: Slot['examples'], over: Partial<Slot> = {}): Slot => ({
  name: 'days',
  type: 'duration',
  valueType: 'string',
  format: 'days',
  required: true,
  examples,
  ...over,
});

/** Searches day by day, as this list says. */
const searching = (forEach: string, examples: Slot['examples'], over: Partial<Slot> = {}): Plan => ({
  schema: 1,
  slots: [slot(examples, over)],
  nodes: [
    {
      id: 'find',
      tool: 'find',
      mutability: 'fixed',
      args: { day: { kind: 'expression', expression: '$shiftDate(context.now, item - $number(slots.days))' } },
      forEach,
    },
  ],
  answer: { kind: 'text', text: 'Done.' },
  tools: {},
});
const parts = (plan: Plan, days: string | number): string[] => writtenOutFor(plan, { days }).map(({ part }) => part);

describe('numbers that a planner wrote out beside the slot of a value', () => {
  it.each<[string, Plan, string | number, string[]]>([
    ['a list of the days for another value', searching('[0, 1, 2, 3, 4]', ['4']), '6', ['find.forEach']],
    ['which a run of fewer days does not show', searching('[0, 1, 2, 3, 4]', ['2', '4']), '6', ['find.forEach']],
    ['for a value that was right with it', searching('[0, 1, 2, 3, 4]', ['2', '4']), '2', []],
    ['counted from one', searching('[1, 2, 3, 4]', ['5']), '6', ['find.forEach']],
    ['as many elements as the value', searching('[{"d": 10}, {"d": 20}, {"d": 30}]', ['3']), '5', ['find.forEach']],
    ['as an ISO 8601 duration', searching('[0, 1, 2]', ['P2D'], { format: 'iso' }), 'P5D', ['find.forEach']],
    ['of values that are not kept', searching('[0, 1, 2]', []), '5', ['find.forEach']],
    ['that two values beyond it were right with', searching('[0, 1, 2]', ['2', '14', '30']), '7', []],
    ['that goes on beyond the value', searching('[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]', ['5']), '7', []],
    ['counted backwards', searching('[-4, -3, -2, -1, 0]', ['4']), '6', ['find.forEach']],
    [
      'a list that is cut by the value',
      searching('[0, 5, 10, 15, 20][$ < $number($$.slots.days)]', ['30', '90']),
      '7',
      [],
    ],
    ['texts', searching('["open", "late"]', ['2']), '3', []],
    ['one number that is the value', searching('$split("a,b", ",")[$count($) > 3]', ['3']), '4', ['find.forEach']],
    ['one number that two values were right with', searching('[$count(nodes.x) > 3]', ['3', '9']), '4', []],
    ['the places of outputs', searching('$append(nodes.x[2], nodes.x[-3]).day', ['2', '3']), '4', []],
    ['a list of outputs by their places', searching('[nodes.x[0], nodes.x[1], nodes.x[2]]', ['5']), '4', []],
    ['as many outputs as the value', searching('[nodes.x[0], nodes.x[1], nodes.x[2]]', ['3']), '5', ['find.forEach']],
    ['how a text is cut', searching('$substring(nodes.x, 0, 7)', ['7']), '4', []],
    ['a slot that counts nothing', searching('[0, 1, 2]', ['2'], { type: 'text' }), '5', []],
  ])('%s', (_name, plan, days, expected) => expect(parts(plan, days)).toEqual(expected));

  it('lets B write it anew, also where the words are the very same', () => {
    const plan = searching('[0, 1, 2, 3, 4]', ['4']);
    const base = (days: string): RouteBase =>
      ({ exact: true, bound: { plan, slots: { days } } }) as unknown as RouteBase;
    expect(changeableParts(base('6'), new Map())).toEqual([{ part: 'find.forEach' }]);
    expect(changeableParts(base('4'), new Map())).toEqual([]);
  });
});
