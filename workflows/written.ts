import type { Json } from '../shared/protocol/json';
import type { PlanNode } from '../shared/protocol/plan';
import type { WriteRequest } from '../shared/protocol/planning';
import type { Value } from '../shared/protocol/value';
import type { FailureNote } from '../shared/protocol/run';
import { askModel, isFault, soFar } from './ask-model';
import { spill } from './offload';
import type { PlanRun } from './run-plan';
import type { Run } from './run';

/** The values of a node's `written` bindings by argument: those that the rewrite gave, the rest in one model call. */
export async function writeArguments(
  run: Run,
  progress: PlanRun,
  node: PlanNode
): Promise<{ values: Record<string, Json> } | FailureNote> {
  const values: Record<string, Json> = {};
  const items: WriteRequest['items'] = [];
  const needs = new Set<string>();
  for (const [argument, binding] of Object.entries(node.args)) {
    if (binding.kind !== 'written') continue;
    const key = `${node.id}.${argument}`;
    const known = progress.written[key];
    if (known !== undefined) {
      values[argument] = known;
      continue;
    }
    items.push({ key, tool: node.tool, argument, instruction: binding.instruction });
    binding.needs.forEach((id) => needs.add(id));
  }
  if (items.length === 0) return { values };
  const reply = await write(run, progress, { what: `write for ${node.id}`, items, needs: [...needs] });
  if (isFault(reply)) return { ...reply, node: node.id, tool: node.tool };
  for (const item of items) {
    progress.written[item.key] = reply.values[item.key] ?? null;
    values[item.argument as string] = reply.values[item.key] ?? null;
  }
  return { values };
}

/** One model call that writes the answer itself, seeing every output. */
export async function writeAnswer(
  run: Run,
  progress: PlanRun,
  instruction: string
): Promise<{ values: Record<string, Json> } | FailureNote> {
  const needs = Object.keys(progress.outputs);
  return write(run, progress, { what: 'write the answer', items: [{ key: 'answer', instruction }], needs });
}

async function write(
  run: Run,
  progress: PlanRun,
  { what, items, needs }: { what: string; items: WriteRequest['items']; needs: readonly string[] }
): Promise<{ values: Record<string, Json> } | FailureNote> {
  const named = needs.filter((id) => progress.outputs[id] !== undefined);
  const spilling = spill(run, progress.outputs, named);
  if (spilling) await spilling;
  return askModel(run, (repair) => {
    const request: WriteRequest = {
      query: run.query,
      soFar: soFar(run),
      items,
      slots: progress.slots,
      outputs: Object.fromEntries(named.map((id) => [id, progress.outputs[id] as Value])),
      repair,
    };
    return run.requests.send(request, () => run.activities.model(`${run.path.tier} · ${what}`).writeText(request));
  });
}
