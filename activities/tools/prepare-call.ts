import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { applyArgumentRules } from '../../shared/learning/observe/apply-argument-rules';
import { digestOf, jsonBytes } from '../../shared/protocol/json';
import type { Json, JsonObject } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import type { ArgumentRepair, CallRequest } from '../../shared/protocol/call';
import { formatPath } from '../../shared/values/path';
import type { Value } from '../../shared/protocol/value';
import { redact, REDACTED } from '../../shared/values/redaction';
import { NO_SEAL, tokensIn, type Seal } from '../../shared/values/seal';
import type { AnyTool, ToolDescription } from '../../shared/protocol/tool';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { ExperienceSource } from '../learning/experience-source';
import { before } from './run-tool';
import { sourceOf } from '../artifact-store/artifact-source';
import { holdValue } from './held-value';
import { resolveArguments, type ResolvedArguments } from './resolve-arguments';
import { secretsOf, withoutSecretRepairs, type CallSecrets } from './secrets';

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
  secrets: CallSecrets;
  /** Redacted. */
  repairs: ArgumentRepair[];
}

export interface PreparationDeps {
  artifacts: ArtifactStore;
  /** Learnt argument rules; none where absent. */
  experience?: Pick<ExperienceSource, 'rules'>;
  /** Default: one without a key. */
  seal?: Seal;
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
 * Throws `BINDING_FAILED`, `EXPRESSION_FAILED`, `SECRET_UNAVAILABLE`, `TOOL_INPUT_INVALID`, `TOOL_INPUT_TOO_LARGE`, or the artifact store's codes,
 * all of which mean that the tool was not called.
 */
export async function prepareCall(
  { tool, description }: { tool: AnyTool; description: ToolDescription },
  request: CallRequest,
  deps: PreparationDeps,
  { signal, earlier = [] }: { signal: AbortSignal; earlier?: readonly ArgumentRepair[] }
): Promise<PreparedCall> {
  const { tenant } = request;
  const seal = deps.seal ?? NO_SEAL;
  const resolved = await resolveArguments(request, description.inputSchema, deps.artifacts, seal);
  refuseWithheld(request, resolved.args);
  const given = { ...resolved.args };
  for (const { argument, after } of earlier) given[argument] = after;
  const rules = request.applyExperience && deps.experience ? await rulesOf(deps.experience, request, signal) : [];
  const { args, repairs, violations } = applyArgumentRules(rules, given);
  const sealed = sealedArguments(args, resolved, (value) => seal.seal(tenant, value));
  // of the sealed arguments: no digest of a card number's few digits may stand in a history
  const argsDigest = digestOf(sealed);
  const bytes = jsonBytes(args);
  if (bytes > LIMITS.toolInputBytes) {
    throw new WorkflowGenError(
      'TOOL_INPUT_TOO_LARGE',
      `The arguments of "${tool.name}" have ${bytes} bytes; the limit is ${LIMITS.toolInputBytes}. Pass an id or fewer items.`,
      { limit: LIMITS.toolInputBytes, actual: bytes }
    );
  }
  const secrets = secretsOf({ args, shown: sealed }, description.sensitive, { seal, tenant });
  const redacted = seal.hideKnown(tenant, redact(sealed, description.sensitive));
  const shown = await holdValue(deps.artifacts, tenant, redacted, { source: sourceOf(request.context.user) });
  const [violated] = violations;
  if (violated !== undefined) {
    throw new RefusedArguments(
      'TOOL_INPUT_INVALID',
      secrets.clean(`Earlier runs have learnt that "${tool.name}" refuses this: ${violations.join('; ')}.`),
      { args: shown, argsDigest },
      rules.find((rule) => violated.startsWith(rule.text))?.text ?? violated
    );
  }
  const input = await parseInput(tool, args, secrets, { args: shown, argsDigest });
  return {
    args,
    input,
    argsDigest,
    effectId: effectIdOf(request, argsDigest),
    shown,
    secrets,
    repairs: withoutSecretRepairs(repairs, [...description.sensitive, ...sealedNames(args, sealed)]),
  };
}

/**
 * A secret that was not kept, for want of a key, or that no key opens, is no argument: no tool is to act on the word `[redacted]`.
 * Throws `SECRET_UNAVAILABLE`.
 */
function refuseWithheld(request: CallRequest, args: JsonObject): void {
  const argument = Object.keys(args).find((name) => {
    const value = args[name] as Json;
    return value === REDACTED || tokensIn(value).length > 0;
  });
  if (argument === undefined) return;
  const remedy = 'give worker and client the same secretKeys (docs/security.md)';
  throw new WorkflowGenError(
    'SECRET_UNAVAILABLE',
    `The argument "${argument}" of "${request.tool}" is a secret that is not kept without a key; ${remedy}.`,
    { field: argument, node: request.node, tool: request.tool, remedy }
  );
}

/** The arguments with secrets sealed, after learnt rules have changed some: what a rule makes of a secret is one. */
function sealedArguments(args: JsonObject, resolved: ResolvedArguments, seal: (value: Json) => string): JsonObject {
  const secret = new Set(sealedNames(resolved.args, resolved.shown));
  const shown = (name: string): Json => {
    const value = args[name] as Json;
    if (value === resolved.args[name]) return resolved.shown[name] as Json;
    return secret.has(name) ? seal(value) : value;
  };
  return Object.fromEntries(Object.keys(args).map((name) => [name, shown(name)]));
}

function sealedNames(args: JsonObject, shown: JsonObject): string[] {
  return Object.keys(args).filter((name) => args[name] !== shown[name]);
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
  secrets: CallSecrets,
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
    secrets.clean(`The arguments of "${tool.name}" do not fit: ${problem}.`),
    attempted
  );
}
