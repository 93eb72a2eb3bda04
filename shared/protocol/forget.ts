/** What is to be forgotten of a tenant: at most one of these; none means everything. */
export interface ForgetSelection {
  /** What came from runs of this user, and what he said of others' runs. */
  user?: string;
  /** What came from this run, by its workflow id. */
  run?: string;
  /** Whatever says this in whole words, in upper or lower case. */
  value?: string;
  /** What came from runs that closed before this moment, ISO 8601. */
  before?: string;
}

/** Input of `forgetExperience`; it continues as new per page. */
export interface ForgetInput {
  tenant: string;
  selection: ForgetSelection;
  /** `rollback` takes back what a run taught, and keeps its trajectory and artifacts for people to look at. */
  mode: 'forget' | 'rollback';
  /** Only counts; nothing is written. */
  dryRun?: boolean;
  /** Who asked for it, for the history of the templates. */
  by?: string;
  phase?: string;
  cursor?: string;
  /** What the pages before this one did. */
  report?: ForgetReport;
}

/** What was removed, by kind of fact. */
export interface ForgetCounts {
  trajectories: number;
  contributions: number;
  observations: number;
  /** Tool calls of single runs, with their examples; what is known of the tools is folded anew. */
  uses: number;
  /** Failures and intents of tools that no other run shows. */
  nodeExperience: number;
  wordings: number;
  names: number;
  lessons: number;
  templates: number;
  artifacts: number;
}

/** What a forgetting did; with `dryRun`, what it would do. */
export interface ForgetReport {
  removed: ForgetCounts;
  /** Templates that were told anew from the runs that are left, and tools and lessons that were folded anew. */
  changed: { templates: number; tools: number; lessons: number };
  /** The templates that changed or went; 200 at most. */
  templates: { id: string; did: 'removed' | 'told anew'; was: string }[];
  /** Names from before sources were kept: whose they are is not known, so only `value` and everything reach them. */
  unattributedNames: number;
  /** Runs that facts were found of; 1,000 at most. */
  runs: string[];
  /** What of these runs Temporal still holds, until the retention of its namespace; 1,000 at most. */
  retained: { workflowId: string; status: string }[];
  /** In words: what this could not do, or leaves to others. */
  notes: string[];
}

export const FORGET_LIMITS = { templates: 200, runs: 1_000, retained: 1_000 } as const;

export function emptyForgetReport(): ForgetReport {
  return {
    removed: {
      trajectories: 0,
      contributions: 0,
      observations: 0,
      uses: 0,
      nodeExperience: 0,
      wordings: 0,
      names: 0,
      lessons: 0,
      templates: 0,
      artifacts: 0,
    },
    changed: { templates: 0, tools: 0, lessons: 0 },
    templates: [],
    unattributedNames: 0,
    runs: [],
    retained: [],
    notes: [],
  };
}

/** One line for people: `removed 3 trajectories, 2 uses; told 1 template anew`. */
export function forgetSummary({ removed, changed, retained }: ForgetReport, dryRun = false): string {
  const counts = Object.entries(removed).flatMap(([what, count]: [string, number]) =>
    count > 0 ? [`${count} ${WORDS[what as keyof ForgetCounts]}`] : []
  );
  const anew = Object.entries(changed).flatMap(([what, count]: [string, number]) =>
    count > 0 ? [`${count} ${what}`] : []
  );
  const parts = [
    counts.length === 0 ? 'nothing to remove' : `${dryRun ? 'would remove' : 'removed'} ${counts.join(', ')}`,
    ...(anew.length === 0 ? [] : [`${dryRun ? 'would tell anew' : 'told anew'} ${anew.join(', ')}`]),
    ...(retained.length === 0 ? [] : [`Temporal still holds ${retained.length} workflows`]),
  ];
  return parts.join('; ');
}

const WORDS: Record<keyof ForgetCounts, string> = {
  trajectories: 'trajectories',
  contributions: 'contributions',
  observations: 'observations',
  uses: 'uses of tools',
  nodeExperience: 'failures and intents of tools',
  wordings: 'wordings',
  names: 'names',
  lessons: 'lessons',
  templates: 'templates',
  artifacts: 'artifacts',
};

/** The workflow id of a forgetting: one at a time per tenant, so that two do not undo each other's work. */
export function forgettingIdOf(tenant: string): string {
  return `wfg-forget/${encodeURIComponent(tenant)}`;
}
