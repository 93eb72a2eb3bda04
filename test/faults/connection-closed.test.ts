import { Client, Connection } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowGenClient } from '../../client/workflowgen-client';
import { connectClosable } from '../../worker/closable-connection';
import { startFaultyProxy } from '../contract/faulty-proxy';
import type { FaultyProxy } from '../contract/faulty-proxy';
import { testServer } from '../harness/temporal-test-server';

/** The SDK waits up to 6 s between two attempts at a call; what it throws then nobody can catch, and Jest fails the test. */
const RETRY_MS = 6_500;

let proxy: FaultyProxy;

beforeEach(async () => {
  proxy = await startFaultyProxy(`http://${testServer().address}`);
});
afterEach(() => proxy.close());

describe('a connection to a service that went away', () => {
  it('is closed under a call that waits for its retry, which ends as cancelled', async () => {
    const connection = await connectClosable({ address: new URL(proxy.url).host });
    proxy.become('break');
    const call = new Client({ connection }).workflow.getHandle('none').describe();
    const ended = expect(call).rejects.toMatchObject({ cause: { code: 1 } });
    await sleep(1_500);
    await connection.close();
    await ended;
    await sleep(RETRY_MS);
  });

  it("is the user's own: the client says so within 10 s, and leaves no call on it that could meet its end", async () => {
    const connection = await Connection.connect({ address: new URL(proxy.url).host });
    proxy.become('break');
    const client = new WorkflowGenClient({ client: new Client({ connection }), defaults: { tenant: 'acme' } });
    const since = Date.now();
    await expect(client.start('hello')).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    expect(Date.now() - since).toBeLessThan(10_000);
    await connection.close();
    await sleep(RETRY_MS);
  });
});
