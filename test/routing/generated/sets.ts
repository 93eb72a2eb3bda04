import type { CaseSet } from './case-set';
import { DEVELOPMENT_DOMAINS } from './development-domains';
import { HELD_OUT_DOMAINS } from './held-out-domains';
import { DEVELOPMENT_WRITERS, HELD_OUT_WRITERS } from './small-talk';
import { DEVELOPMENT_TURNS, HELD_OUT_TURNS } from './turns';

const WAYS: CaseSet['ways'] = { values: 3, typing: 4, 'small-talk': 5, order: 2, combined: 3 };

/** May be looked into while routing is worked on. */
export const DEVELOPMENT_SET: CaseSet = {
  part: 'generated-development',
  domains: DEVELOPMENT_DOMAINS,
  writers: DEVELOPMENT_WRITERS,
  errors: ['transposed', 'omitted'],
  ways: WAYS,
  turns: DEVELOPMENT_TURNS,
  nearMisses: 3,
  fronted: false,
  distinct: false,
};

export const HELD_OUT_SET: CaseSet = {
  part: 'generated-held-out',
  domains: HELD_OUT_DOMAINS,
  writers: HELD_OUT_WRITERS,
  errors: ['neighbouring', 'doubled', 'transposed', 'omitted'],
  ways: WAYS,
  turns: HELD_OUT_TURNS,
  nearMisses: 3,
  fronted: true,
  distinct: false,
};
