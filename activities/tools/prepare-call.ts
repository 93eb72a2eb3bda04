import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { applyArgumentRules } from '../../shared/learning/observe/apply-argument-rules';
import { digestOf, jsonBytes } from '../../shared/protocol/json';
import type { JsonObject } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import type { ArgumentRepair, CallRequest } from '../../shared/protocol/call';
import { formatPath } from '../../shared/values/path';
import type { Value } from '../../shared/protocol/value';
import { redact } from '../../shared/values/redaction';
import type { AnyTool, ToolDescription } from '../../shared/protocol/tool';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { ExperienceSource } from '../learning/experience-source';
import { before } from './run-tool';
import { sourceOf } from '../artifact-store/artifact-source';
import { holdValue } from './held-value';
import { resolveArguments } from './resolve-arguments';
import { withoutSecretRepairs, withoutSecrets } from './secrets';

/** A call whose arguments are resolved, repaired by learnt rules, and checked: ready to be made. */
export interface PreparedCall {
  /** As JSON: what the digest and the effect id are made of. */
  args: JsonObject;
  /** As the tool's zod schema gives it. */
  input: unknown;
  argsDigest: string;
  effectId: string;
  /** Redacted. */
  shown: Value;
  /** Redacted. */
  repairs: ArgumentRepair[];
}

export interface PreparationDeps {
  artifacts: ArtifactStore;
  /** Learnt argument rules; none where absent. */
  experience?: Pick<ExperienceSource, 'rules'>;
}

/** Milliseconds that reading the learnt rules may take. */
const RULES_MS = 2_000;

/** Thrown before a call that would be refused; `rule` names the learnt rule that refused it, where one did. */
export class RefusedArguments extends WorkflowGenError {
  constructor(
    code: 'TOOL_INPUT_INVALID' | 'TOOL_INPUT_TOO_LARGE',
    message: string,
    readonly attempted: { args: Value; argsDigest: string },
    readonly rule?: string
  ) {
    super(code, message);
  }
}

/**
 * Everything of a call that comes before it is made, the same for the call, its preview for an approval, and its undoing,
 * which gives the repairs that the call was made with (`earlier`).
 *
 * Throws `BINDING_FAILED`, `EXPRESSION_FAILED`, `TOOL_INPUT_INVALID`, `TOOL_INPUT_TOO_LARGE`, or the artifact store's codes,
 * all of which mean that the tool was not called.
 */
export async function prepareCall(
  tool: AnyTool,
  description: ToolDescription,
  request: CallRequest,
  deps: PreparationDeps,
  signal: AbortSignal,
  earlier: readonly ArgumentRepair[] = []
): Promise<PreparedCall> {
  const resolved = await resolveArguments(request, description.inputSchema, deps.artifacts);
  for (const { argument, after } of earlier) resolved[argument] = after;
  const rules = request.applyExperience && deps.experience ? await rulesOf(deps.experience, request, signal) : [];
  const { args, repairs, violations } = applyArgumentRules(rules, resolved);
  const argsDigest = digestOf(args);
  const bytes = jsonBytes(args);
  if (bytes > LIMITS.toolInputBytes) {
    throw new WorkflowGenError(
      'TOOL_INPUT_TOO_LARGE',
      `The arguments of "${tool.name}" have ${bytes} bytes; the limit is ${LIMITS.toolInputBytes}. Pass an id or fewer items.`,
      { limit: LIMITS.toolInputBytes, actual: bytes }
    );
  }
  const shown = await holdValue(deps.artifacts, request.tenant, redact(args, description.sensitive), {
    source: sourceOf(request.context.user),
  });
  const [violated] = violations;
  if (violated !== undefined) {
    throw new RefusedArguments(
      'TOOL_INPUT_INVALID',
      withoutSecrets(
        `Earlier runs have learnt that "${tool.name}" refuses this: ${violations.join('; ')}.`,
        args,
        description.sensitive
      ),
      { args: shown, argsDigest },
      rules.find((rule) => violated.startsWith(rule.text))?.text ?? violated
    );
  }
  const input = await parseInput(tool, args, { args: shown, argsDigest });
  return {
    args,
    input,
    argsDigest,
    effectId: effectIdOf(request, argsDigest),
    shown,
    repairs: withoutSecretRepairs(repairs, description.sensitive),
  };
}

/**
 * The effect id (DESIGN section 4): the same over attempts, iterations, tiers, workers, resets and linked runs, so that an
 * API which is given it as idempotency key acts once.
 */
function effectIdOf(request: CallRequest, argsDigest: string): string {
  const further = request.occurrences.find((one) => one.tool === request.tool && one.argsDigest === argsDigest);
  return digestOf([request.rootWorkflowId, request.tool, argsDigest, further?.occurrence ?? 0]);
}

/** Experience may help a call and never hinder it: rules that cannot be read are no rules. */
async function rulesOf(
  experience: Pick<ExperienceSource, 'rules'>,
  request: CallRequest,
  signal: AbortSignal
): ReturnType<ExperienceSource['rules']> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(RULES_MS)]);
  try {
    const rules = experience.rules(request.tenant, request.tool, { signal: limited });
    return await before(performance.now() + RULES_MS, rules, () => new Error('experience was too slow'));
  } catch (error) {
    if (signal.aborted) throw error;
    return [];
  }
}

async function parseInput(
  tool: AnyTool,
  args: JsonObject,
  attempted: { args: Value; argsDigest: string }
): Promise<unknown> {
  let problem: string;
  try {
    const result = await tool.input.safeParseAsync(args);
    if (result.success) return result.data;
    problem = result.error.issues
      .slice(0, 8)
      .map(({ path, message }) => {
        const place = formatPath(path.map((step) => (typeof step === 'number' ? step : String(step))));
        return place === '' ? message : `"${place}": ${message}`;
      })
      .join('; ');
  } catch (error) {
    problem = messageOf(error, 300);
  }
  throw new RefusedArguments(
    'TOOL_INPUT_INVALID',
    withoutSecrets(`The arguments of "${tool.name}" do not fit: ${problem}.`, args, tool.sensitive ?? []),
    attempted
  );
}
