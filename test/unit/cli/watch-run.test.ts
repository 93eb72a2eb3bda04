import { getEventListeners, getMaxListeners } from 'node:events';
import { createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createContext } from '../../../cli/context';
import { watchRun } from '../../../cli/watch-run';
import { waitFor } from '../../harness/wait-for';

/** Calls for the answer that end without one, as the service's long polls do. */
const LONG_POLLS = 12;
const EMPTY_MESSAGE = Buffer.alloc(5);
const UNIMPLEMENTED = '12';

const asked: string[] = [];
const cancelled: string[] = [];
let server: Http2Server;
const count = (method: string): number => asked.filter((name) => name === method).length;

/** A service whose run never ends, that knows no report of it. */
beforeAll(async () => {
  server = createServer();
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    const method = String(headers[':path']).split('/').at(-1) ?? '';
    asked.push(method);
    stream.on('error', () => undefined);
    stream.on('aborted', () => cancelled.push(method));
    if (method === 'UpdateWorkflowExecution' && count(method) > LONG_POLLS) return;
    const refused = ['DescribeWorkflowExecution', 'QueryWorkflow'].includes(method);
    const status = { ':status': 200, 'content-type': 'application/grpc' };
    if (refused) return stream.respond({ ...status, 'grpc-status': UNIMPLEMENTED }, { endStream: true });
    stream.respond(status, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(EMPTY_MESSAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('leaves nothing behind with each look at a run that takes long, and ends its calls when it is stopped', async () => {
  const stop = new AbortController();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const env = { TEMPORAL_ADDRESS: `127.0.0.1:${(server.address() as AddressInfo).port}` };
  const context = createContext({ tenant: 'acme' }, { stdout: nowhere, stderr: nowhere, env, signal: stop.signal });
  try {
    const workflowGen = await context.connect();
    const given = jest.spyOn(workflowGen.client, 'withAbortSignal');
    const watched = watchRun(context, workflowGen, await workflowGen.start('hello', { tenant: 'acme' }));
    watched.catch(() => undefined);
    const listenersAfter = async (looks: number): Promise<number> => {
      await waitFor(`${looks} looks`, () => count('DescribeWorkflowExecution') >= looks, 20_000);
      const signals = given.mock.calls.map(([signal]) => signal);
      // Node warns of a leak on standard error where a signal has more listeners than its maximum.
      for (const signal of signals) {
        expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(getMaxListeners(signal));
      }
      return Math.max(...signals.map((signal) => getEventListeners(signal, 'abort').length));
    };
    const early = await listenersAfter(3);
    // One more where the second count falls between two steps.
    expect(await listenersAfter(7)).toBeLessThanOrEqual(early + 1);
    stop.abort();
    await expect(watched).rejects.toMatchObject({ code: 'CANCELLED' });
    await waitFor('the open call to end', () => cancelled.includes('UpdateWorkflowExecution'), 5_000);
  } finally {
    await context.close();
  }
});
