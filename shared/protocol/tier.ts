/** The three tiers (paper 3.4), the most ambitious first: reuse, rewrite, plan. */
export const TIERS = ['A', 'B', 'C'] as const;

/** One of `TIERS`. */
export type Tier = (typeof TIERS)[number];

/** Where a run goes on that fails, or whose answer is called wrong. */
export const TIER_BELOW: Readonly<Record<Tier, Tier | undefined>> = { A: 'B', B: 'C', C: undefined };
