import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { openApiTools } from '../../../activities/tools/openapi/openapi-tools';
import type { JsonObject } from '../../../shared/protocol/json';
import type { AnyTool, ToolContext } from '../../../shared/protocol/tool';

const DOCUMENT: JsonObject = {
  openapi: '3.0.3',
  info: { title: 'Harbour', version: '1' },
  servers: [{ url: 'https://harbour.example/v1' }],
  paths: {
    '/berths/{berthId}': {
      parameters: [{ $ref: '#/components/parameters/berthId' }],
      get: {
        operationId: 'getBerth',
        summary: 'Reads a berth',
        parameters: [{ name: 'with', in: 'query', schema: { type: 'array', items: { type: 'string' } } }],
        responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Berth' } } } } },
      },
      put: {
        operationId: 'setBerth',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Change' } } },
        },
        responses: { '204': { description: 'done' } },
      },
    },
    '/invoices': {
      post: { operationId: 'createInvoice', requestBody: { $ref: '#/components/requestBodies/Invoice' } },
    },
  },
  components: {
    parameters: { berthId: { name: 'berthId', in: 'path', required: true, schema: { type: 'string' } } },
    requestBodies: {
      Invoice: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Invoice' } } },
      },
    },
    schemas: {
      Berth: {
        type: 'object',
        required: ['id', 'ship'],
        properties: {
          id: { type: 'string' },
          ship: { type: 'string', nullable: true },
          next: { $ref: '#/components/schemas/Berth' },
        },
      },
      Change: { type: 'object', required: ['ship'], properties: { ship: { type: 'string' } } },
      Invoice: {
        type: 'object',
        required: ['amount'],
        properties: { amount: { type: 'number', minimum: 0, exclusiveMinimum: true }, note: { type: 'string' } },
      },
    },
  },
};

type Reply = { status: number; body?: unknown; headers?: Record<string, string> };
const seen: { method?: string; url?: string; body: string; headers: IncomingMessage['headers'] }[] = [];
let reply: Reply | 'break' = { status: 200, body: {} };
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  process.env.HARBOUR_TOKEN = 'sesame';
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        method: request.method,
        url: request.url,
        body: Buffer.concat(chunks).toString(),
        headers: request.headers,
      });
      if (reply === 'break') return void request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(async () => {
  delete process.env.HARBOUR_TOKEN;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  seen.length = 0;
});

function tools(): AnyTool[] {
  return openApiTools({
    document: DOCUMENT,
    baseUrl,
    auth: { env: 'HARBOUR_TOKEN', prefix: 'Bearer ' },
    idempotencyHeader: 'idempotency-key',
  });
}

async function call(name: string, input: object, signal = new AbortController().signal): Promise<unknown> {
  const tool = tools().find((one) => one.name === name) as AnyTool;
  const context = { idempotencyKey: 'key-7', signal } as ToolContext;
  return tool.output.parse(await tool.execute(tool.input.parse(input), context));
}

describe('openApiTools', () => {
  it('makes a tool of each operation, with the effect of its method and its schemas', () => {
    const registry = createToolRegistry(tools());
    expect(registry.list().map(({ name, effect }) => `${name} ${effect}`)).toEqual([
      'create_invoice once',
      'get_berth read',
      'set_berth idempotent',
    ]);
    expect(registry.describe('set_berth')?.inputSchema).toMatchObject({ required: ['berthId', 'ship'] });
    expect(registry.describe('get_berth')?.outputSchema).toMatchObject({ properties: { next: { $ref: '#' } } });
  });

  it('puts each argument where the document says, with secret and effect id in headers', async () => {
    reply = { status: 200, body: { id: 'b 7', ship: null, next: { id: 'b8', ship: 'Ida' } } };
    expect(await call('get_berth', { berthId: 'b 7/x', with: ['crane', 'power'] })).toEqual(reply.body);
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/v1/berths/b%207%2Fx?with=crane&with=power' });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer sesame', 'idempotency-key': 'key-7' });
    reply = { status: 204 };
    expect(await call('set_berth', { berthId: 'b7', ship: 'Ida' })).toBeNull();
    expect(seen[1]).toMatchObject({ method: 'PUT', body: '{"ship":"Ida"}' });
  });

  it('refuses input and output that the document does not allow', async () => {
    await expect(call('create_invoice', { amount: 0 })).rejects.toThrow();
    await expect(call('create_invoice', { amount: 5, other: 1 })).rejects.toThrow();
    reply = { status: 200, body: { id: 7 } };
    await expect(call('get_berth', { berthId: 'b7' })).rejects.toThrow();
  });

  it.each<[string, Reply | 'break', object]>([
    [
      'a refusal',
      { status: 404, body: { error: 'no such berth' } },
      { code: 'HTTP_404', retryable: false, outcome: 'not_applied' },
    ],
    [
      'a rate limit',
      { status: 429, headers: { 'retry-after': '3' } },
      { code: 'HTTP_429', retryable: true, retryAfterMs: 3_000, outcome: 'not_applied' },
    ],
    ['a failing server, which may have acted', { status: 500 }, { code: 'HTTP_500', outcome: 'unknown' }],
    ['a broken connection', 'break', { code: 'HTTP_CONNECTION_LOST', retryable: true, outcome: 'unknown' }],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { code: 'HTTP_CONNECTION_LOST' }],
  ])('says what %s means for the effect', async (_name, given, expected) => {
    reply = given;
    await expect(call('create_invoice', { amount: 5 })).rejects.toMatchObject({ name: 'ToolError', ...expected });
  });

  it('aborts the request on cancellation', async () => {
    const abort = new AbortController();
    abort.abort(new Error('cancelled'));
    await expect(call('get_berth', { berthId: 'b7' }, abort.signal)).rejects.toThrow('cancelled');
  });

  it.each<[string, Parameters<typeof openApiTools>[0], string]>([
    ['another version', { document: { swagger: '2.0', paths: {} }, baseUrl: 'http://x.example' }, 'document'],
    ['a reference to elsewhere', { document: { ...DOCUMENT, paths: { '/x': { $ref: 'other.json' } } } }, 'document'],
    ['no address', { document: { ...DOCUMENT, servers: [{ url: '/v1' }] } }, 'baseUrl'],
    ['a secret that is not set', { document: DOCUMENT, auth: { env: 'HARBOUR_GONE' } }, 'auth.env'],
    ['an unknown override', { document: DOCUMENT, overrides: { getBirth: { effect: 'once' } } }, 'overrides'],
  ])('refuses %s', (_name, options, field) => {
    expect(() => openApiTools(options)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', details: expect.objectContaining({ field }) })
    );
  });
});
