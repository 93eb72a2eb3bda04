import type { JsonObject } from './json';

/** What surrounds a query: who asks, where, about which time and data, with which permissions. */
export interface QueryContext {
  /** Who asks; it is given to tools and recorded as the author of what is learnt. */
  user?: string;
  /** Templates are learnt and reused within one environment only. Default `default`. */
  environment?: string;
  /** ISO 8601 instants. */
  timeRange?: { from?: string; to?: string };
  /** Names of the sources that the query is about; given to tools. */
  dataSources?: string[];
  /** What the caller may do; a tool whose permissions are not covered is neither planned nor run. */
  permissions?: string[];
  /** ISO 8601 instant that "today" and "tomorrow" mean. Default: the run's start. */
  now?: string;
  /** IANA zone. Default `UTC`. */
  timeZone?: string;
  /** BCP 47, such as `de-CH`: how the query's `1.000` and `03/04/2024` are to be read. Default: nothing is known of it. */
  locale?: string;
}

/** A query's context after defaults: what activities see. */
export interface ResolvedContext extends QueryContext {
  environment: string;
  permissions: string[];
  now: string;
  timeZone: string;
}

/** The user's request in natural language. */
export interface Query {
  text: string;
  tenant: string;
  context: ResolvedContext;
}

/** What of the context the words of the query are read by. */
export function readingOf({ now, timeZone, locale }: Pick<ResolvedContext, 'now' | 'timeZone' | 'locale'>): {
  now: string;
  timeZone: string;
  locale?: string;
} {
  return { now, timeZone, ...(locale === undefined ? {} : { locale }) };
}

/** The fields of the context that a plan may refer to; permissions are the caller's, and no value of a call. */
export const CONTEXT_FIELDS = ['user', 'environment', 'now', 'timeZone', 'timeRange', 'dataSources'] as const;

/** What bindings and expressions see of the context; what the caller did not say is `null`, and no data sources are an empty list. */
export function visibleContext(context: ResolvedContext): JsonObject {
  const { user, environment, now, timeZone, timeRange, dataSources } = context;
  return {
    user: user ?? null,
    environment,
    now,
    timeZone,
    timeRange: timeRange ? { from: timeRange.from ?? null, to: timeRange.to ?? null } : null,
    dataSources: dataSources ?? [],
  };
}

/** Is `path` one that a `context` binding may have: `user`, `timeRange.from`, `dataSources`, `dataSources[0]`, … */
export function isContextPath(path: string): boolean {
  return /^(?:user|environment|now|timeZone|timeRange\.(?:from|to)|dataSources(?:\[\d+\])?)$/.test(path);
}

/** Fills the defaults of DESIGN section 2; `startedAt` is the run's start as an ISO 8601 instant. */
export function resolveContext(context: QueryContext, startedAt: string): ResolvedContext {
  return {
    ...context,
    environment: context.environment ?? 'default',
    permissions: context.permissions ?? [],
    now: context.now ?? startedAt,
    timeZone: context.timeZone ?? 'UTC',
  };
}
