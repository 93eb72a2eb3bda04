import { Client, Connection } from '@temporalio/client';
import { WorkflowGenClient } from '../../client/workflowgen-client';

/** What a forked client is told. */
export interface ClientSettings {
  address: string;
  taskQueue: string;
  requestId: string;
  query: string;
}

/** A backend service as a process of its own, which asks one query and is killed while it waits for the answer. */
async function main(): Promise<void> {
  const settings = JSON.parse(process.env.WORKFLOWGEN_FAULT_CLIENT ?? '') as ClientSettings;
  const { address, taskQueue, requestId, query } = settings;
  const connection = await Connection.connect({ address });
  const client = new WorkflowGenClient({
    client: new Client({ connection }),
    taskQueue,
    defaults: { tenant: taskQueue },
  });
  process.send?.('asking');
  await client.answer(query, { requestId, options: { from: 'C', learn: false } });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
