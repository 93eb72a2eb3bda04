import type { ActivityOptions as TemporalActivityOptions } from '@temporalio/common';

/** Timeouts, retries and task queue of one kind of activity, as Temporal takes them; without a queue it is the workflow's. */
export type ActivityTimeouts = Pick<
  TemporalActivityOptions,
  | 'startToCloseTimeout'
  | 'scheduleToCloseTimeout'
  | 'scheduleToStartTimeout'
  | 'heartbeatTimeout'
  | 'retry'
  | 'taskQueue'
>;

/** What a plugin sets instead of the defaults: kind by kind, field by field. Tools have theirs in `defineTool`. */
export type ActivityOptionsByKind = Partial<Record<SettableKind, ActivityTimeouts>>;

/** Kinds that a plugin may set. Routing is what brings the settings to a run, so its own options are none of them. */
export const SETTABLE_KINDS = [
  'model',
  'expressions',
  'artifacts',
  'compensation',
  'learning',
  'advice',
  'feedback',
  'curation',
] as const;
export type SettableKind = (typeof SETTABLE_KINDS)[number];

const OF_A_STORE = { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '10 m' } as const;
const OF_A_MODEL = { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '60 s' } as const;
const LOCAL_WORK = {
  startToCloseTimeout: '30 s',
  scheduleToCloseTimeout: '5 m',
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '30 s', maximumAttempts: 5 },
} as const;

/** Options of every activity that is not a tool's, by kind. Only Temporal retries. */
const DEFAULT_ACTIVITY_OPTIONS = {
  /**
   * One attempt, which ends its own work within its budget (2.5 s unless configured): a store or an embedder that is down must cost a
   * query that and its reuse, never its answer. These are the backstop for a worker that hangs; on a busy one the time that the
   * task waits for its turn is not worth a plan from zero.
   */
  routing: { startToCloseTimeout: '20 s', scheduleToCloseTimeout: '30 s', retry: { maximumAttempts: 1 } },
  /**
   * 300 s leave room for a small model on two cores; a hosted one is cut by the planner's own timeout long before. The heartbeat
   * proves that the worker lives, and carries the cancellation to it.
   */
  model: {
    startToCloseTimeout: '300 s',
    scheduleToCloseTimeout: '30 m',
    heartbeatTimeout: '15 s',
    retry: { ...OF_A_MODEL, maximumAttempts: 6 },
  },
  expressions: LOCAL_WORK,
  artifacts: LOCAL_WORK,
  /** Of a tool's `compensate`. */
  compensation: {
    startToCloseTimeout: '60 s',
    scheduleToCloseTimeout: '24 h',
    retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '5 m', maximumAttempts: 50 },
  },
  /** A store that is down delays learning for hours, and never the run: it has closed long since. The heartbeat tells a worker that died. */
  learning: {
    startToCloseTimeout: '2 m',
    scheduleToCloseTimeout: '24 h',
    heartbeatTimeout: '15 s',
    retry: OF_A_STORE,
  },
  advice: {
    startToCloseTimeout: '300 s',
    scheduleToCloseTimeout: '30 m',
    heartbeatTimeout: '15 s',
    retry: { ...OF_A_MODEL, maximumAttempts: 3 },
  },
  /** Waits for a run that is there already, as long as that may take. */
  follow: { heartbeatTimeout: '30 s', retry: OF_A_MODEL },
  feedback: {
    startToCloseTimeout: '2 m',
    scheduleToCloseTimeout: '24 h',
    heartbeatTimeout: '15 s',
    retry: OF_A_STORE,
  },
  curation: {
    startToCloseTimeout: '10 m',
    scheduleToCloseTimeout: '24 h',
    heartbeatTimeout: '1 m',
    retry: OF_A_STORE,
  },
} as const satisfies Record<string, ActivityTimeouts>;

export type ActivityKind = keyof typeof DEFAULT_ACTIVITY_OPTIONS;

/** The options of one kind: the default, and over it what was set; `retry` field by field too. */
export function activityOptions(kind: ActivityKind, set: ActivityOptionsByKind = {}): ActivityTimeouts {
  const defaults: ActivityTimeouts = DEFAULT_ACTIVITY_OPTIONS[kind];
  const own = (set as Partial<Record<ActivityKind, ActivityTimeouts>>)[kind];
  return own ? { ...defaults, ...own, retry: { ...defaults.retry, ...own.retry } } : defaults;
}
