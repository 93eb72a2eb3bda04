import { jsonBytes } from '../../../shared/protocol/json';
import { LIMITS } from '../../../shared/protocol/limits';
import type { EffectLeft } from '../../../shared/protocol/run';
import { boundReport } from '../../../workflows/bound-report';
import { reportWith } from '../client/report-fixture';

const effects = (count: number): EffectLeft[] =>
  Array.from({ length: count }, (_, n) => ({
    callId: `C/1/n[${n}]`,
    tool: 'label_shelf',
    effect: 'idempotent' as const,
    args: 'x'.repeat(200),
    reason: 'y'.repeat(LIMITS.messageCharacters),
  }));

it('a report lists so many effects and says how many more there are', () => {
  const report = boundReport(reportWith({ undone: effects(5_000), left: effects(LIMITS.reportItems) }));
  expect(report.undone).toHaveLength(LIMITS.reportItems);
  expect(report.left).toHaveLength(LIMITS.reportItems);
  expect(report.reasons.at(-1)).toBe(
    `undone: ${LIMITS.reportItems} are listed, and ${5_000 - LIMITS.reportItems} more`
  );
  expect(report.reasons).toHaveLength(2);
  expect(jsonBytes(report)).toBeLessThan(1024 * 1024);
});

it('what a repair changed is shown in short', () => {
  const repair = { argument: 'list', rule: 'r1', before: ['x'.repeat(200_000)], after: 'kept' };
  const node = { node: 'a', tool: 'label_shelf', state: 'done' as const, calls: 1, bindings: {}, repairs: [repair] };
  const report = boundReport(reportWith({ nodes: [node] }));
  expect(jsonBytes(report)).toBeLessThan(10_000);
  expect(report.nodes[0]?.repairs?.[0]).toMatchObject({ argument: 'list', after: 'kept' });
});

it('a report within its bounds stays as it is', () => {
  expect(boundReport(reportWith())).toEqual(reportWith());
});
