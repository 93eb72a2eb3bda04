import type { Client } from '@temporalio/client';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import { inheritedQuery } from '../shared/protocol/messages';
import type { Inherited } from '../shared/protocol/run';
import { promptly } from './connection';
import { notFound } from './outcome';
import { describeRun } from './report';

/**
 * What a linked run takes over: the root workflow id and the ledger. Without them the effect of a call that was undone would
 * be asked for again under the same key, so a run that cannot be asked is an error and never an empty ledger.
 */
export async function inheritedFrom(client: Client, workflowId: string): Promise<Inherited> {
  const workflow = client.workflow.getHandle(workflowId);
  const { status } = await describeRun(client, workflow);
  if (status.name === 'RUNNING') {
    const remedy = 'wait for its end, or correct it with feedback';
    throw new WorkflowGenError('INPUT_INVALID', `inReplyTo: run ${workflowId} is still open; ${remedy}`, {
      field: 'inReplyTo',
      remedy,
    });
  }
  try {
    return await promptly(client, () => workflow.query(inheritedQuery));
  } catch (error) {
    const remedy = 'start a worker of its task queue (`workflowgen worker`)';
    throw (
      notFound(workflowId, error) ??
      new WorkflowGenError(
        'SERVER_UNREACHABLE',
        `Run ${workflowId} could not be asked for what the reply takes over (${messageOf(error, 200)}); ${remedy}`,
        { field: 'inReplyTo', remedy },
        true
      )
    );
  }
}
