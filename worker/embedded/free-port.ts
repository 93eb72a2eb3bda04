import { createServer } from 'node:net';
import { WorkflowGenError } from '../../shared/protocol/errors';

const HOST = '127.0.0.1';

/** Whether something on this machine may listen on the port now. */
function listens(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ host: HOST, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** The port if it is free; with 0, any free one. `field` names the setting for the error. Throws `CONFIG_INVALID` if taken. */
export async function freePort(port: number, field: string): Promise<number> {
  const free = await listens(port);
  if (free !== undefined) return free;
  throw new WorkflowGenError(
    'CONFIG_INVALID',
    `Port ${port} is taken: end what listens there (another "workflowgen dev"?), or choose another with ${field}.`,
    { field, actual: port }
  );
}
