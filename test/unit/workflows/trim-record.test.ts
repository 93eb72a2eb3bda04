import fc from 'fast-check';
import type { Call } from '../../../shared/protocol/call';
import { jsonBytes } from '../../../shared/protocol/json';
import { LIMITS } from '../../../shared/protocol/limits';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { emptyRunUsage } from '../../../shared/protocol/usage';
import { trimRecord } from '../../../workflows/trim-record';

const call = (n: number, effect: Call['effect'], bytes: number): Call => ({
  callId: `C/1/n${n}`,
  node: `n${n}`,
  tool: 'read_order',
  contract: 'c'.repeat(64),
  effect,
  state: 'done',
  argsDigest: 'd'.repeat(64),
  args: { inline: { order: 'x'.repeat(bytes) } },
  output: { inline: { text: 'y'.repeat(bytes) } },
  startedAt: n,
});

const record = (calls: Call[], written: Record<string, string> = {}): RunRecord => ({
  schema: 1,
  workflowId: 'wfg/acme/r1',
  runId: '0195',
  rootWorkflowId: 'wfg/acme/r1',
  query: { text: 'Compare the orders', tenant: 'acme', context: { now: '2026-11-22T09:00:00.000Z' } as never },
  startedAt: '2026-11-22T09:00:00.000Z',
  closedAt: '2026-11-22T09:00:01.000Z',
  outcome: 'answered',
  tier: 'C',
  tierPath: [],
  masked: 'compare the orders',
  failedTemplates: [],
  slots: {},
  written,
  calls,
  failures: [],
  evidence: { sufficient: true, kind: 'checks', missing: [] },
  usage: emptyRunUsage(),
});

describe('a run record that is too large', () => {
  it('loses the outputs of the oldest reads first, and says so', () => {
    const calls = [call(0, 'compensable', 4_000), ...Array.from({ length: 60 }, (_, n) => call(n + 1, 'read', 3_000))];
    const trimmed = trimRecord(record(calls));
    expect(jsonBytes(trimmed)).toBeLessThanOrEqual(LIMITS.runRecordBytes);
    expect(trimmed.calls).toHaveLength(calls.length);
    expect(trimmed.calls[0]).toEqual(calls[0]);
    expect(trimmed.calls[1]).not.toHaveProperty('output');
    expect(trimmed.calls[1]).toHaveProperty('args');
    expect(trimmed.calls.at(-1)).toEqual(calls.at(-1));
    const gone = trimmed.calls.filter((one) => one.output === undefined).length;
    expect(trimmed.cut).toEqual([`${gone} outputs of reads`]);
  });

  it('fits whatever the number of calls and whatever they hold', () => {
    const sizes = fc.record({
      calls: fc.nat(3_000),
      bytes: fc.nat(600),
      written: fc.nat(400_000),
      every: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(sizes, ({ calls, bytes, written, every }) => {
        const given = record(
          Array.from({ length: calls }, (_, n) => call(n, n % every === 0 ? 'once' : 'read', bytes)),
          { 'n1.text': 'z'.repeat(written) }
        );
        const trimmed = trimRecord(given);
        expect(jsonBytes(trimmed)).toBeLessThanOrEqual(LIMITS.runRecordBytes);
        if (jsonBytes(given) <= LIMITS.runRecordBytes) expect(trimmed).toBe(given);
        else expect(trimmed.cut).not.toEqual([]);
      }),
      { numRuns: 25 }
    );
  });
});
