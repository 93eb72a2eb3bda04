import type { QueryContext } from './query';
import type { RunOptionsInput } from './request';

/** The Nexus service of a worker, and its one operation: `NexusRequest` in, `RunReport` out. */
export const NEXUS_SERVICE = { name: 'workflowgen', operations: { answer: { name: 'answer' } } } as const;

/** The input of the operation `answer`. The same tenant and request id are the same run, as in the client. */
export interface NexusRequest {
  query: string;
  tenant: string;
  requestId: string;
  context?: QueryContext;
  options?: RunOptionsInput;
}
