import type { Client } from '@temporalio/client';
import { pendingDecisions } from '../../../client/pending';
import type { PendingDecision } from '../../../shared/protocol/run';
import { createSeal } from '../../../shared/values/seal';

const waiting = (since: string, args: string): PendingDecision => ({
  kind: 'approval',
  callId: 'C/1/pay',
  tool: 'pay',
  effect: 'once',
  args,
  reason: 'the call needs an approval',
  since,
});

it('lists the calls that wait, oldest first, with no token of a secret in them', async () => {
  const token = createSeal(['0'.repeat(64)]).seal('acme', 'hunter2');
  const pending: Record<string, PendingDecision[]> = {
    'wfg/acme/1': [waiting('2026-11-02', `{"password":"${token}"}`)],
    'wfg/acme/2': [waiting('2026-11-01', '{"amount":3}')],
    'wfg/other/3': [waiting('2026-11-01', '{}')],
  };
  const client = {
    workflow: {
      async *list() {
        for (const workflowId of Object.keys(pending)) yield { workflowId };
      },
      getHandle: (workflowId: string) => ({ query: async () => ({ pending: pending[workflowId] }) }),
    },
  } as unknown as Client;
  const listed = await pendingDecisions(client, 'queue', 'acme');
  expect(listed.map(({ workflowId, args }) => [workflowId, args])).toEqual([
    ['wfg/acme/2', '{"amount":3}'],
    ['wfg/acme/1', '{"password":"[redacted]"}'],
  ]);
});
