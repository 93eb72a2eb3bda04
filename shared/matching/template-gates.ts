import { verdict, type Nominee } from './nominee';
import { unheldConditions, unheldEffects } from './unheld-conditions';
import type { GateVerdict } from '../protocol/decision';
import type { PlanNode } from '../protocol/plan';

export function environment({ template, environment: wanted }: Nominee): GateVerdict {
  return verdict('environment', template.environment === wanted, {
    yes: `learnt in ${wanted}`,
    no: `learnt in the environment "${template.environment}", the query is for "${wanted}"`,
  });
}

export function contract({ template, tools }: Nominee, nodes: readonly PlanNode[]): GateVerdict {
  const names = [...new Set(nodes.map((node) => node.tool))];
  const gone = names.filter((name) => !tools.has(name));
  const changed = names.filter((name) => {
    const tool = tools.get(name);
    return tool !== undefined && tool.contract !== template.plan.tools[name]?.contract;
  });
  const faults = [
    ...(gone.length > 0 ? [`not registered any more: ${gone.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changed since it was learnt: ${changed.join(', ')}`] : []),
  ];
  return verdict('contract', faults.length === 0, {
    yes: 'its tools are as they were',
    no: `tools ${faults.join('; ')}`,
  });
}

export function permission({ template, tools, permissions }: Nominee): GateVerdict {
  const needed = template.plan.nodes.flatMap(
    ({ tool }) => tools.get(tool)?.permissions ?? template.plan.tools[tool]?.permissions ?? []
  );
  const lacking = [...new Set(needed)].filter((one) => !permissions.includes(one));
  return verdict('permission', lacking.length === 0, {
    yes: 'the caller may use its tools',
    no: `the caller lacks the permission ${lacking.join(', ')}`,
  });
}

export function statusForA({ template, repeat }: Nominee): GateVerdict {
  if (template.status === 'candidate' && repeat)
    return verdict('status', true, {
      yes: 'candidate, for other values; this very request has succeeded before',
      no: '',
    });
  const missing = template.missing.length > 0 ? `; missing: ${template.missing.join(', ')}` : '';
  return verdict('status', template.status === 'active', { yes: 'active', no: `it is ${template.status}${missing}` });
}

export function statusForB({ template }: Nominee): GateVerdict {
  const usable = template.status !== 'disabled' && template.status !== 'retired';
  return verdict('status', usable, { yes: template.status, no: `it is ${template.status}` });
}

export function written({ template }: Nominee): GateVerdict {
  const places = template.plan.nodes.flatMap((node) =>
    Object.entries(node.args).flatMap(([argument, { kind }]) => (kind === 'written' ? [`${node.id}.${argument}`] : []))
  );
  if (template.plan.answer.kind === 'written') places.push('the answer');
  return verdict('written', places.length === 0, {
    yes: 'nothing is left to write',
    no: `only the model can write ${places.join(', ')}`,
  });
}

export function variable({ template }: Nominee): GateVerdict {
  const nodes = template.plan.nodes.filter((node) => node.mutability === 'variable').map((node) => node.id);
  const faults = [
    ...(nodes.length > 0 ? [`the runs that it was learnt from differ in ${nodes.join(', ')}`] : []),
    ...unheldConditions(template).map((lacking) => `missing: ${lacking}`),
  ];
  const unheld = [...new Set(unheldEffects(template).map(({ tool }) => tool))];
  const stops = unheld.length === 0 ? '' : `; before ${unheld.join(', ')}, whose condition no run has met, B is asked`;
  return verdict('variable', faults.length === 0, { yes: `all of its steps are fixed${stops}`, no: faults.join('; ') });
}

const USES_WITHOUT_FAILURE = 5;

export function reliability({ template, thresholds }: Nominee): GateVerdict {
  const { direct, directSinceQuarantine } = template.statistics;
  // What was taken back into A after a quarantine is judged by what it did since, or it could never serve again.
  const { success, failure } = directSinceQuarantine ?? direct;
  const uses = success + failure;
  if (uses <= USES_WITHOUT_FAILURE) {
    return verdict('reliability', failure === 0, {
      yes: uses === 0 ? 'not used directly so far' : `${success} direct uses, none failed`,
      no: `${failure} of its first ${uses} direct uses failed`,
    });
  }
  const bound = successRateLowerBound(success, uses);
  const words = `${success} of ${uses} direct uses succeeded, at least ${bound.toFixed(2)} (95 %)`;
  return verdict('reliability', bound >= thresholds.reliability, {
    yes: words,
    no: `${words}; ${thresholds.reliability} is needed`,
  });
}

/** Lower end of the Wilson interval at 95 %: with few uses it is far below the rate itself. */
export function successRateLowerBound(successes: number, uses: number): number {
  if (uses === 0) return 0;
  const z = 1.959964;
  const rate = successes / uses;
  const centre = rate + (z * z) / (2 * uses);
  const spread = z * Math.sqrt((rate * (1 - rate)) / uses + (z * z) / (4 * uses * uses));
  return Math.max(0, (centre - spread) / (1 + (z * z) / uses));
}

/** Users whose runs have to prove a change of the world before it is made for others than them without a model. */
const USERS_FOR_OTHERS = 2;

export function effect(nominee: Nominee): GateVerdict {
  const { template, tools } = nominee;
  const names = [...new Set(template.plan.nodes.map((node) => node.tool))];
  const effectOf = (name: string): string | undefined => (tools.get(name) ?? template.plan.tools[name])?.effect;
  const once = names.filter((name) => effectOf(name) === 'once');
  const changes = names.filter((name) => effectOf(name) !== 'read');
  if (changes.length > 0 && !provenForCaller(nominee)) {
    const reason = `only one user, and not this one, has proven so far what ${changes.join(', ')} should do`;
    return verdict('effect', false, { yes: '', no: reason });
  }
  return verdict('effect', once.length === 0 || template.releasedForA, {
    yes: once.length === 0 ? 'its effects may be repeated or undone' : 'a person released it for A',
    no: `${once.join(', ')} must not be repeated, and nobody released the template for A`,
  });
}

/** What one user planted, or called right himself, must reach nobody else; a person's release vouches for it. */
function provenForCaller({ template, user }: Nominee): boolean {
  const { provenBy } = template.statistics;
  if (provenBy === undefined || template.releasedForA) return true;
  return provenBy.length >= USERS_FOR_OTHERS || (user !== undefined && provenBy.includes(user));
}
