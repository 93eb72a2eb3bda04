import { changeableParts, withChanges } from '../../../activities/planning/changes';
import type { PlanIssue } from '../../../shared/plan/issue';
import type { RouteBase } from '../../../shared/protocol/decision';
import type { Plan, PlanNode } from '../../../shared/protocol/plan';
import type { ToolDescription } from '../../../shared/protocol/tool';
import { planOf, registry } from './planning-desk';

const [find] = registry.list();
const tool = { ...find, name: 'set_alarm' } as ToolDescription;
const TOOLS = new Map([[tool.name, tool]]);
const nodes: PlanNode[] = [
  {
    id: 'call',
    tool: 'set_alarm',
    mutability: 'fixed',
    args: {
      when: { kind: 'constant', value: '07:00' },
      tool: { kind: 'constant', value: 'bell' },
      room: { kind: 'constant', value: 'hall' },
    },
    when: 'slots.day != "Sunday"',
  },
];
const PLAN: Plan = { ...planOf([]), nodes };
const base = { bound: { plan: PLAN }, doubts: ['residual-words'] } as unknown as RouteBase;

it('tells an argument from the part of the node that has its name, and changes the one that is named', () => {
  const parts = changeableParts(base, TOOLS);
  expect(parts.map(({ part }) => part)).toEqual([
    'call.args.when',
    'call.args.tool',
    'call.room',
    'call.when',
    'answer',
  ]);
  const issues: PlanIssue[] = [];
  const changes = [
    { part: 'call.args.when', value: '08:00' },
    { part: 'call.args.tool', value: 'gong' },
    { part: 'call.when', value: 'slots.day = "Monday"' },
  ];
  const [node] = withChanges(PLAN, { changes, parts }, TOOLS, issues).nodes;
  expect(issues).toEqual([]);
  expect(node).toMatchObject({
    tool: 'set_alarm',
    args: { when: { value: '08:00' }, tool: { value: 'gong' }, room: { value: 'hall' } },
    when: 'slots.day = "Monday"',
  });
});
