import type { ErrorCode } from '../shared/protocol/errors';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { RunReport } from '../shared/protocol/run';

/** What a script may rely on; documented in `docs/cli.md`. */
export const EXIT = {
  ok: 0,
  /** The run failed, was rejected or cancelled; a replay differs; an unexpected error. */
  failed: 1,
  /** The command line, the input or the configuration is wrong. */
  usage: 2,
  /** The Temporal service, the store, the embedder or a part of the embedded runtime is missing. */
  unreachable: 3,
  /** A person or a budget is needed: an approval, an unknown outcome, a question, a budget that is used up. */
  waiting: 4,
  /** Refused as asked: second feedback, another body under one request id, no such run, a version that moved on. */
  refused: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_ERROR: Partial<Record<ErrorCode, ExitCode>> = {
  INPUT_INVALID: EXIT.usage,
  INPUT_TOO_LARGE: EXIT.usage,
  SECRET_REFUSED: EXIT.usage,
  CONFIG_INVALID: EXIT.usage,
  TOOL_DUPLICATE: EXIT.usage,
  TOOL_INVALID: EXIT.usage,
  SERVER_UNREACHABLE: EXIT.unreachable,
  RUNTIME_MISSING: EXIT.unreachable,
  STORE_UNAVAILABLE: EXIT.unreachable,
  EMBEDDER_UNAVAILABLE: EXIT.unreachable,
  EMBEDDER_MISMATCH: EXIT.unreachable,
  BUDGET_EXCEEDED: EXIT.waiting,
  AMBIGUOUS: EXIT.waiting,
  APPROVAL_REJECTED: EXIT.waiting,
  APPROVAL_TIMEOUT: EXIT.waiting,
  IDEMPOTENCY_CONFLICT: EXIT.refused,
  FEEDBACK_REFUSED: EXIT.refused,
  UPDATE_REFUSED: EXIT.refused,
  RUN_NOT_FOUND: EXIT.refused,
  STORE_CONFLICT: EXIT.refused,
  EXPERIENCE_INVALID: EXIT.refused,
  EXPERIENCE_MISSING: EXIT.refused,
};

export function exitCodeOfError(error: unknown): ExitCode {
  return (error instanceof WorkflowGenError ? BY_ERROR[error.code] : undefined) ?? EXIT.failed;
}

export function exitCodeOfReport(report: RunReport): ExitCode {
  if (report.outcome === 'answered') return EXIT.ok;
  return report.outcome === 'needs_input' || report.pending.length > 0 ? EXIT.waiting : EXIT.failed;
}
