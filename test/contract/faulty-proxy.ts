import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the proxy does with bytes: pass them, keep them for ever, or break the connection. */
export type ProxyMode = 'pass' | 'hang' | 'break';

export interface FaultyProxy {
  url: string;
  become(mode: ProxyMode): void;
  /** Passes the next request whose first line says this, and breaks the connection instead of passing its reply. */
  loseReplyTo(request: string): void;
  /** Resolves once the next request whose first line says this has been passed on. */
  passed(request: string): Promise<void>;
  close(): Promise<void>;
}

/** What the first line of a write of the Qdrant adapter says. */
export const QDRANT_WRITE = '/points/batch';

/** A TCP proxy in front of an HTTP server, for faults that a client can only see on the wire. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let mode: ProxyMode = 'pass';
  let losing: string | undefined;
  const waiting: { request: string; resolve: () => void }[] = [];
  const starts = (bytes: Buffer, request: string): boolean =>
    bytes.toString('latin1').split('\r\n', 1)[0]?.includes(request) === true;
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((incoming) => {
    track(incoming);
    if (mode === 'break') return void incoming.resetAndDestroy();
    const outgoing = track(connect(Number(port || 80), hostname));
    let lost = false;
    incoming.on('data', (bytes: Buffer) => {
      if (losing !== undefined && starts(bytes, losing)) {
        lost = true;
        losing = undefined;
      }
      if (mode === 'break') incoming.resetAndDestroy();
      else if (mode === 'pass') outgoing.write(bytes);
      const at = mode === 'pass' ? waiting.findIndex(({ request }) => starts(bytes, request)) : -1;
      if (at >= 0) waiting.splice(at, 1).forEach(({ resolve }) => resolve());
    });
    outgoing.on('data', (bytes) => {
      if (lost) incoming.resetAndDestroy();
      else if (mode === 'pass') incoming.write(bytes);
    });
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become: (next) => void (mode = next),
    loseReplyTo: (request) => void (losing = request),
    passed: (request) => new Promise((resolve) => void waiting.push({ request, resolve })),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
