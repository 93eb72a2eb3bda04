import {
  ApplicationFailure,
  CancelledFailure,
  TerminatedFailure,
  TimeoutFailure,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { RetryState, TimeoutType } from '@temporalio/common';
import { closedUnder, completedReport, runFailure, updateFailure } from '../../../client/outcome';
import { RunFailedError } from '../../../client/run-failed-error';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { reportWith } from './report-fixture';

const failed = (cause: Error): WorkflowFailedError =>
  new WorkflowFailedError('Workflow execution failed', cause, RetryState.NON_RETRYABLE_FAILURE);

describe('runFailure', () => {
  it('gives the code and the report that a failed run carries in its failure', () => {
    const report = reportWith({ outcome: 'failed' });
    const cause = ApplicationFailure.create({ type: 'BUDGET_EXCEEDED', message: 'over 500 tokens', details: [report] });
    const error = runFailure('wfg/acme/r1', failed(cause));
    expect(error).toBeInstanceOf(RunFailedError);
    expect(error).toMatchObject({ code: 'BUDGET_EXCEEDED', message: 'over 500 tokens', report });
  });

  it('calls a failure type that is not ours INTERNAL, and details that are no report no report', () => {
    const cause = ApplicationFailure.create({ type: 'TypeError', message: 'x', details: [{ a: 1 }] });
    expect(runFailure('id', failed(cause))).toMatchObject({ code: 'INTERNAL', report: undefined });
  });

  it.each([
    [new CancelledFailure('Workflow canceled'), 'CANCELLED'],
    [new TerminatedFailure('by an operator'), 'TERMINATED'],
    [new TimeoutFailure('timed out', undefined, TimeoutType.START_TO_CLOSE), 'TERMINATED'],
  ])('turns %p into %s', (cause, code) => {
    expect(runFailure('id', failed(cause))).toMatchObject({ code, workflowId: 'id' });
  });

  it('says RUN_NOT_FOUND for a run that the service does not know, and leaves other errors alone', () => {
    expect(runFailure('id', new WorkflowNotFoundError('gone', 'id', undefined))).toMatchObject({
      code: 'RUN_NOT_FOUND',
    });
    const other = new Error('other');
    expect(runFailure('id', other)).toBe(other);
  });
});

describe('updates', () => {
  it('keep the code of a refusal', () => {
    const cause = ApplicationFailure.create({ type: 'FEEDBACK_REFUSED', message: 'one per run' });
    const error = updateFailure(new WorkflowUpdateFailedError('Workflow Update failed', cause));
    expect(error).toBeInstanceOf(WorkflowGenError);
    expect(error).toMatchObject({ code: 'FEEDBACK_REFUSED', message: 'one per run' });
  });

  it('carry the report where the run failed under them', () => {
    const report = reportWith({ outcome: 'ambiguous' });
    const cause = ApplicationFailure.create({ type: 'AMBIGUOUS', message: 'unknown', details: [report] });
    expect(updateFailure(new WorkflowUpdateFailedError('failed', cause))).toMatchObject({ code: 'AMBIGUOUS', report });
  });

  it('tell a run that had closed from one that closed after it took the update', () => {
    expect(closedUnder(new WorkflowNotFoundError('completed', 'id', undefined))).toBe('refused');
    const cause = ApplicationFailure.create({ type: 'AcceptedUpdateCompletedWorkflow', message: 'x' });
    expect(closedUnder(new WorkflowUpdateFailedError('failed', cause))).toBe('taken');
    expect(closedUnder(new Error('x'))).toBeUndefined();
  });
});

describe('completedReport', () => {
  it.each(['answered', 'needs_input', 'rejected'] as const)('returns a run that ended as %s', (outcome) => {
    const report = reportWith({ outcome });
    expect(completedReport(report)).toBe(report);
  });

  it.each([
    ['failed', ['LLM_UNAVAILABLE: the model is down'], 'LLM_UNAVAILABLE'],
    ['ambiguous', ['nobody knows'], 'AMBIGUOUS'],
    ['compensation_failed', [], 'COMPENSATION_FAILED'],
    ['cancelled', [], 'CANCELLED'],
  ] as const)('throws one that ended as %s', (outcome, reasons, code) => {
    const report = reportWith({ outcome, reasons: [...reasons] });
    expect(() => completedReport(report)).toThrow(RunFailedError);
    expect(() => completedReport(report)).toThrow(expect.objectContaining({ code, report }));
  });
});
