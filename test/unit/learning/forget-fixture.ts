import { RECORD_KINDS } from '../../../activities/experience-store/experience-store';
import type { ExperienceRecord, ExperienceStore } from '../../../activities/experience-store/experience-store';
import type { ForgetInput, ForgetReport } from '../../../shared/protocol/forget';
import type { RunRecord } from '../../../shared/protocol/run-record';
import type { Template } from '../../../shared/matching/template';
import { doneCall } from './call-fixture';
import { literalRun, NOW } from './run-fixture';
import { record, TENANT, type Learning } from './learning-fixture';

/** Runs forgetting to its end, page by page, as the workflow does; `retained` needs a service. */
export async function forget(learning: Learning, given: Partial<ForgetInput>): Promise<ForgetReport> {
  let report: ForgetReport | undefined;
  const start: ForgetInput = { tenant: TENANT, selection: {}, mode: 'forget', ...given };
  for (let input: ForgetInput | undefined = start; input;) {
    const page: Awaited<ReturnType<Learning['activities']['erasePage']>> = await learning.activities.erasePage(input);
    report = page.report;
    input = page.next;
  }
  if (!report) throw new Error('no page');
  return report;
}

/** Every record of a tenant. */
export async function everything(store: ExperienceStore, tenant = TENANT): Promise<ExperienceRecord[]> {
  const found: ExperienceRecord[] = [];
  for (const kind of RECORD_KINDS) {
    let cursor: string | undefined;
    do {
      const page = await store.find(tenant, kind, {}, { cursor, limit: 256 });
      found.push(...page.records);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return found;
}

const by = (user: string | undefined, run: RunRecord): RunRecord => ({
  ...run,
  query: { ...run.query, context: { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC', user } },
});

export interface Ask {
  user: string;
  order: string;
  words: string;
  failed?: boolean;
}

export const refund = ({ user, order, words, failed }: Ask): RunRecord => {
  const args = { orderId: order, amount: 20.5 };
  const failure = {
    code: 'TOOL_PERMANENT' as const,
    toolCode: 'NO',
    message: `no refund for ${order}`,
    retryable: false,
  };
  const step = failed
    ? { tool: 'refund_order', args, output: null, over: { state: 'failed' as const, output: undefined, failure } }
    : { tool: 'refund_order', args, output: { refundId: `RF-${order}` } };
  const run = record(`${words} the amount of 20.5 on order ${order}`, literalRun([step]), {
    ...(failed ? { outcome: 'failed' as const } : {}),
  });
  return by(user, run);
};

/** A refund that a template served to this user, in A or, under another wording, in B. */
export function served({ id, plan }: Template, tier: 'A' | 'B', { user, order, words }: Ask): RunRecord {
  const args = { orderId: order, amount: 20.5 };
  const [name = ''] = plan.nodes.map((node) => node.id);
  const over = { callId: `${tier}/1/${name}`, node: name, effect: 'compensable' as const };
  const calls = [doneCall('refund_order', args, { refundId: `RF-${order}` }, over)];
  const query = `${words} the amount of 20.5 on order ${order}`;
  const slots = Object.fromEntries(plan.slots.map(({ name: slot, type }) => [slot, type === 'id' ? order : 20.5]));
  return by(user, record(query, { plan, slots, calls }, { tier, templateId: id, score: 0.95 }));
}
