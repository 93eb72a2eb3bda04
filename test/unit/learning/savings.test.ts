import { savingsOf } from '../../../shared/learning/judge/savings';
import type { Trajectory } from '../../../shared/learning/observe/trajectory';
import type { Tier } from '../../../shared/protocol/tier';

function run(tiers: Tier[], tokens: number, more: Partial<Trajectory> = {}): Trajectory {
  const tierPath = tiers.map((tier, index) => ({
    tier,
    iteration: 1,
    outcome: index === tiers.length - 1 ? 'succeeded' : 'failed',
    templateId: tier === 'C' ? undefined : 'T',
    durationMs: 1,
  }));
  return {
    tier: tiers.at(-1),
    tierPath,
    tokens: { input: tokens, cacheWrite: 0, cacheRead: 0, output: 0 },
    costUsd: tokens / 1_000,
    metadata: { startedAt: '2026-01-01T00:00:00Z', closedAt: '2026-01-01T00:00:02Z', outcome: 'answered' },
    ...(tiers[0] === 'C' ? { generalised: { templateId: 'T' } } : {}),
    ...more,
  } as Trajectory;
}

it('measures reuse against planned runs of the same template, and says how sure it is', () => {
  const { templates, saved, byTier } = savingsOf([
    run(['C'], 900),
    run(['C'], 1_100),
    run(['A'], 0),
    run(['A'], 0),
    run(['B'], 200),
    run(['B'], 400),
  ]);
  expect(byTier).toMatchObject({
    A: { runs: 2 },
    B: { runs: 2, mean: { tokens: 300 } },
    C: { mean: { tokens: 1_000 } },
  });
  expect(templates).toMatchObject([{ templateId: 'T', baseline: { from: 'planned', runs: 2 } }]);
  // 4 × (1000 − 150); variances 20,000 / 2 and 36,666.7 / 4, times 1.96 × 4.
  expect(saved.tokens.value).toBe(3_400);
  const half = 1.96 * 4 * Math.sqrt(20_000 / 2 + (4 * 22_500 + 2 * 10_000) / 3 / 4);
  expect(saved.tokens.high! - saved.tokens.value).toBeCloseTo(half, -2);
  expect(saved.seconds).toMatchObject({ value: 0, low: 0, high: 0 });
});

it('takes runs that were held out by chance as the baseline where there are two', () => {
  const heldOut = { tier: 'A' as const, templateId: 'T' };
  const held = [run(['C'], 500, { heldOut }), run(['C'], 700, { heldOut })];
  const found = savingsOf([run(['C'], 5_000), ...held, run(['A'], 0)]);
  expect(found.heldOut).toBe(2);
  expect(found.templates[0]?.baseline).toMatchObject({ from: 'held out', runs: 2, mean: { tokens: 600 } });
  // One reused run has no variance, so there is no interval.
  expect(found.saved.tokens).toEqual({ value: 600 });
});

it('charges a run that degraded to the reuse that failed, and not to planning', () => {
  const found = savingsOf([run(['C'], 1_000), run(['A', 'B', 'C'], 1_500)]);
  expect(found.byTier).toMatchObject({ A: { runs: 1 }, C: { runs: 1 } });
  expect(found.saved.tokens.value).toBe(-500);
});

it('claims nothing where nothing of the kind was planned, nor for answers that were wrong', () => {
  const wrong = run(['A'], 0, { metadata: { ...run(['A'], 0).metadata, verdict: 'wrong' } });
  const found = savingsOf([run(['A'], 0), wrong]);
  expect(found.templates).toMatchObject([{ baseline: { from: 'none' } }]);
  expect(found.unmeasuredRuns).toBe(1);
  expect(found.saved.tokens.value).toBe(0);
});
