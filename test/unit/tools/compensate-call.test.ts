import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { z } from 'zod';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import type { CompensateActivity, ToolActivity } from '../../../activities/activity-types';
import { createToolActivities } from '../../../activities/tools/tool-activities';
import type { ArgumentRule } from '../../../shared/learning/observe/argument-rule';
import { digestOf } from '../../../shared/protocol/json';
import { LIMITS } from '../../../shared/protocol/limits';
import type {
  CallFailureDetails,
  CallRequest,
  CallResult,
  CompensateRequest,
  CompensateResult,
} from '../../../shared/protocol/call';
import type { AnyTool } from '../../../shared/protocol/tool';
import { ToolError } from '../../../shared/protocol/tool';
import { constants, registryOf, requestOf, tool } from './support-tools';

let artifacts: ArtifactStore;

beforeAll(async () => {
  artifacts = createLibsqlArtifacts({ url: ':memory:' });
  await artifacts.open();
});

afterAll(() => artifacts.close());

const upper: ArgumentRule = {
  argument: 'code',
  kind: 'format',
  text: 'code is upper case',
  format: 'upper',
  support: 3,
  contradictions: 0,
};

/** A bank: refunds by idempotency key, so that an undo with another key undoes nothing. */
class Bank {
  readonly refunds = new Map<string, unknown>();
  readonly undone: unknown[] = [];
  rules: ArgumentRule[] = [];
  fail: Error | undefined;

  definition(more: Partial<AnyTool> = {}): AnyTool {
    return tool('compensable', {
      name: 'refund',
      input: z.object({ code: z.string(), amount: z.number().default(5) }),
      execute: (input: unknown, { idempotencyKey }) => {
        this.refunds.set(idempotencyKey, input);
        return { refundId: 'r1', receipt: 'x'.repeat(LIMITS.inlineBytes) };
      },
      compensate: (input: unknown, output: { refundId: string } | undefined, { idempotencyKey }) => {
        if (this.fail) throw this.fail;
        this.refunds.delete(idempotencyKey);
        this.undone.push([input, output?.refundId]);
      },
      ...more,
    });
  }

  activity<T>(
    name: string,
    definition = this.definition()
  ): { run: (request: T) => Promise<unknown>; request: (more: Partial<CallRequest>) => CallRequest } {
    const registry = registryOf(definition);
    const activities = createToolActivities({ registry, artifacts, experience: { rules: async () => this.rules } });
    const activity = activities[name] as (request: T) => Promise<unknown>;
    return {
      run: (request) =>
        new MockActivityEnvironment({ startToCloseTimeoutMs: 5_000 }, { logger: new DefaultLogger('ERROR') }).run(
          activity,
          request
        ),
      request: (more) => requestOf(registry, 'refund', more),
    };
  }

  async refund(more: Partial<CallRequest>): Promise<{ request: CallRequest; result: CallResult }> {
    const { run, request } = this.activity<Parameters<ToolActivity>[0]>('refund');
    const made = request({ applyExperience: true, ...more });
    return { request: made, result: (await run(made)) as CallResult };
  }

  async undo(request: CompensateRequest, definition = this.definition()): Promise<CompensateResult> {
    const { run } = this.activity<Parameters<CompensateActivity>[0]>('refund.compensate', definition);
    return (await run(request)) as CompensateResult;
  }
}

const args = constants({ code: 'abc' });

test('undoes a call with its input, its stored output and its effect id', async () => {
  const bank = new Bank();
  const { request, result } = await bank.refund({ args });
  expect(bank.refunds.size).toBe(1);
  expect(result.output).toHaveProperty('ref');
  const { argsDigest, effectId, output } = result;
  expect(await bank.undo({ call: request, argsDigest, effectId, output })).toEqual({ outcome: 'undone' });
  expect(bank.refunds.size).toBe(0);
  expect(bank.undone).toEqual([[{ code: 'abc', amount: 5 }, 'r1']]);
});

test('undoes a call that timed out, of which nobody holds a result', async () => {
  const bank = new Bank();
  bank.rules = [upper];
  const { request } = await bank.refund({ args });
  expect(await bank.undo({ call: request })).toEqual({ outcome: 'undone' });
  expect(bank.refunds.size).toBe(0);
  expect(bank.undone).toEqual([[{ code: 'ABC', amount: 5 }, undefined]]);
});

test('finds the original arguments where a learnt rule came between', async () => {
  const bank = new Bank();
  const { request, result } = await bank.refund({ args });
  bank.rules = [upper];
  const { argsDigest, effectId } = result;
  expect(await bank.undo({ call: request, argsDigest, effectId })).toEqual({ outcome: 'undone' });
  expect(bank.undone).toEqual([[{ code: 'abc', amount: 5 }, undefined]]);
  expect(bank.refunds.size).toBe(0);
});

test('undoes what a learnt rule repaired that was dropped since', async () => {
  const bank = new Bank();
  bank.rules = [upper];
  const { request, result } = await bank.refund({ args });
  bank.rules = [];
  const { argsDigest, effectId, repairs } = result;
  expect(await bank.undo({ call: request, argsDigest, effectId, repairs })).toEqual({ outcome: 'undone' });
  expect(bank.undone).toEqual([[{ code: 'ABC', amount: 5 }, undefined]]);
  expect(bank.refunds.size).toBe(0);
});

test('a call that failed after its repair says with what it was made', async () => {
  const bank = new Bank();
  bank.rules = [upper];
  const failing = bank.definition({
    execute: (input: unknown, { idempotencyKey }) => {
      bank.refunds.set(idempotencyKey, input);
      throw new ToolError({ code: 'CUT', retryable: false }, 'the line was cut');
    },
  });
  const { run, request } = bank.activity<CallRequest>('refund', failing);
  const made = request({ args, applyExperience: true });
  const error = (await run(made).catch((thrown: unknown) => thrown)) as { details: [CallFailureDetails] };
  const { argsDigest, effectId, repairs } = error.details[0];
  expect(repairs).toEqual([{ argument: 'code', rule: upper.text, before: 'abc', after: 'ABC' }]);
  bank.rules = [];
  expect(await bank.undo({ call: made, argsDigest, effectId, repairs })).toEqual({ outcome: 'undone' });
  expect(bank.refunds.size).toBe(0);
});

test('refuses to undo with other arguments than the original ones', async () => {
  const bank = new Bank();
  bank.rules = [upper];
  const { request, result } = await bank.refund({ args });
  bank.rules = [];
  const { argsDigest, effectId } = result;
  await expect(bank.undo({ call: request, argsDigest, effectId })).rejects.toMatchObject({
    type: 'COMPENSATION_FAILED',
    nonRetryable: true,
    message: expect.stringContaining('undo it by hand'),
  });
  expect(bank.undone).toEqual([]);
});

test('a call that was refused before the tool acted needs no undoing', async () => {
  const bank = new Bank();
  const { request: build } = bank.activity('refund');
  const unbound = build({ args: { code: { kind: 'slot', slot: 'gone' } } });
  expect(await bank.undo({ call: unbound })).toMatchObject({ outcome: 'nothing' });
  const invalid = build({ args: constants({ code: 7 }) });
  expect(await bank.undo({ call: invalid, argsDigest: digestOf({ code: 7 }) })).toMatchObject({ outcome: 'nothing' });
  const refusedByRule = build({ args, applyExperience: true });
  expect(await bank.undo({ call: refusedByRule, argsDigest: digestOf({ code: 'abc' }) })).toMatchObject({
    outcome: 'nothing',
  });
  expect(bank.undone).toEqual([]);
});

test('what was done is undone although contract and permissions have changed', async () => {
  const bank = new Bank();
  const { request, result } = await bank.refund({ args });
  const changed = bank.definition({ version: '2', permissions: ['new'] });
  const { argsDigest, effectId } = result;
  expect(await bank.undo({ call: request, argsDigest, effectId }, changed)).toEqual({ outcome: 'undone' });
});

test.each<[string, Error, boolean, string]>([
  ['an unknown error', new Error('socket hang up'), false, 'Error'],
  ['a ToolError that may be retried', new ToolError({ code: 'BUSY', retryable: true }, 'busy'), false, 'BUSY'],
  ['a ToolError that may not', new ToolError({ code: 'CLOSED', retryable: false }, 'closed'), true, 'CLOSED'],
])('%s', async (_name, error, nonRetryable, toolCode) => {
  const bank = new Bank();
  const { request, result } = await bank.refund({ args });
  bank.fail = error;
  const { argsDigest, effectId } = result;
  await expect(bank.undo({ call: request, argsDigest, effectId })).rejects.toMatchObject({
    type: 'COMPENSATION_FAILED',
    nonRetryable,
    message: expect.stringContaining(error.message),
    details: [{ tool: 'refund', toolCode, effectId, argsDigest }],
  });
});

test('a tool that has lost its compensate says so at once', async () => {
  const bank = new Bank();
  const { request } = await bank.refund({ args });
  const without = { ...bank.definition(), effect: 'idempotent' as const, compensate: undefined };
  await expect(bank.undo({ call: request }, without)).rejects.toMatchObject({
    type: 'COMPENSATION_FAILED',
    nonRetryable: true,
    message: expect.stringContaining('declares no compensate'),
  });
});
