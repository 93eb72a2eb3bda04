import type { Client } from '@temporalio/client';
import { WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import { LEARNING_STEPS, type LearnResult } from '../shared/protocol/learning-report';
import { learningIdOf, type Workflows } from '../shared/protocol/messages';
import { tokenCount } from '../shared/protocol/usage';
import { promptly } from './connection';

/** How far learning from a run has come; `result` where it has ended well. */
export interface Learning {
  workflowId: string;
  /** Of the Temporal service: `RUNNING`, `COMPLETED`, … */
  status: string;
  result?: LearnResult;
}

/** What learning made of a run; `undefined` where the run has no learning child (it was told not to learn, or is open). */
export async function learningOf(client: Client, workflowId: string): Promise<Learning | undefined> {
  const id = learningIdOf(workflowId);
  const handle = client.workflow.getHandle<Workflows['learnFromRun']>(id);
  try {
    const { status } = await promptly(client, () => handle.describe());
    if (status.name !== 'COMPLETED') return { workflowId: id, status: status.name };
    const result = await promptly(client, () => handle.result());
    return { workflowId: id, status: status.name, result };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || error instanceof WorkflowFailedError) return undefined;
    throw error;
  }
}

/** What was learnt of the run, step by step, and what learning cost. */
export function learningLines({ workflowId, status, result }: Learning): string[] {
  if (!result) return [`${workflowId} is ${status}`];
  const steps = LEARNING_STEPS.flatMap((name) => {
    const step = result.steps[name];
    return step ? [{ name, ...step }] : [];
  });
  const sum = (of: (step: (typeof steps)[number]) => number): number => steps.reduce((all, step) => all + of(step), 0);
  const calls = steps.filter((step) => step.usage !== undefined);
  const tokens = sum((step) => (step.usage ? tokenCount(step.usage.tokens) : 0));
  const model = calls.length === 0 ? 'no model was called' : `${calls.length} model calls, ${tokens} tokens`;
  return [
    `cost: ${sum((step) => step.durationMs)} ms, ${sum((step) => step.storeOperations)} store operations, ` +
      `${sum((step) => step.embeddedTexts ?? 0)} texts embedded, ${model}`,
    ...steps.map((step) => `${step.name}, ${step.durationMs} ms, ${step.storeOperations} operations: ${step.summary}`),
  ];
}
