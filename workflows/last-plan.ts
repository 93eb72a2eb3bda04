import type { ArgumentRepair } from '../shared/protocol/call';
import type { Json } from '../shared/protocol/json';
import type { Binding, Plan, PlanNode } from '../shared/protocol/plan';
import type { FailureNote, NodeReport } from '../shared/protocol/run';
import { cutText, cutWords } from '../shared/protocol/text';
import { previewOf } from '../shared/protocol/value';
import type { Value } from '../shared/protocol/value';

/** The plan that runs, or ran last, as the run reports it: its slots' values and how far each node is. */
export class LastPlan {
  private begun?: Plan;
  private values: Record<string, Json> = {};
  private texts: Record<string, Json> = {};
  private progress: NodeProgress[] = [];

  get plan(): Plan | undefined {
    return this.begun;
  }

  get slots(): Record<string, Json> {
    return this.values;
  }

  /** Values of `written` bindings, by `node.argument`. */
  get written(): Record<string, Json> {
    return this.texts;
  }

  get nodes(): NodeReport[] {
    return this.progress.map(({ report }) => report);
  }

  begin(plan: Plan, slots: Record<string, Json>, outputs: Record<string, Value>): void {
    this.begun = plan;
    this.values = slots;
    const before = this.progress;
    // Of a node that ran in an earlier round the report is there already: it may have failed, or been skipped.
    this.progress = plan.nodes.map((node) => {
      const output = outputs[node.id];
      const known = output && before.find(({ report }) => report.node === node.id && report.tool === node.tool);
      return known ?? new NodeProgress(node, output);
    });
  }

  finish(written: Record<string, Json>): void {
    this.texts = written;
  }

  node(id: string): NodeProgress {
    return this.progress.find(({ report }) => report.node === id) as NodeProgress;
  }
}

/** How far one node of the plan is. */
export class NodeProgress {
  private readonly own: NodeReport;

  constructor(node: PlanNode, output: Value | undefined) {
    this.own = {
      node: node.id,
      tool: node.tool,
      state: output === undefined ? 'pending' : 'done',
      calls: 0,
      bindings: Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, bindingInWords(binding)])),
      output: output && previewOf(output, 200),
    };
  }

  get report(): NodeReport {
    return this.own;
  }

  start(): void {
    this.own.state = 'running';
  }

  waitForPerson(): void {
    this.own.state = 'waiting';
  }

  countCall(): void {
    this.own.calls += 1;
  }

  repair(repairs: readonly ArgumentRepair[]): void {
    this.own.repairs = [...(this.own.repairs ?? []), ...repairs];
  }

  finish(output: Value, reused: boolean): void {
    this.own.state = reused ? 'reused' : 'done';
    this.own.output = previewOf(output, 200);
  }

  skip(why: string): void {
    this.own.state = 'skipped';
    this.own.output = why;
  }

  fail(fault: FailureNote): void {
    this.own.state = 'failed';
    this.own.failure = cutWords(`${fault.toolCode ?? fault.code}: ${fault.message}`, 300);
  }

  /** The plan was stopped elsewhere before the node had ended. */
  stop(): void {
    if (this.own.state === 'running') this.own.state = 'pending';
  }
}

function bindingInWords(binding: Binding): string {
  switch (binding.kind) {
    case 'constant':
      return cutText(JSON.stringify(binding.value), 80);
    case 'slot':
      return `slot ${binding.slot}`;
    case 'context':
      return `context ${binding.path}`;
    case 'output':
      return `output ${binding.node}${binding.path ? `.${binding.path}` : ''}`;
    case 'expression':
      return `expression ${cutText(binding.expression, 80)}`;
    case 'written':
      return 'written by the model';
  }
}
