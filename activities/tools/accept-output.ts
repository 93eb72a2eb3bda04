import { messageOf } from '../../shared/protocol/errors';
import type { ErrorCode } from '../../shared/protocol/errors';
import { jsonBytes } from '../../shared/protocol/json';
import type { Json } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import type { CallResult } from '../../shared/protocol/call';
import { formatPath } from '../../shared/values/path';
import type { Value } from '../../shared/protocol/value';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import { sourceOf } from '../artifact-store/artifact-source';
import { holdValue } from './held-value';
import type { PreparedCall } from './prepare-call';
import { before, runTool } from './run-tool';
import type { Attempt } from './run-tool';
import type { RegisteredTool } from './tool-activities';
import { cutText, wellFormedJson } from '../../shared/protocol/text';

/** Milliseconds before the second, third … write of an output. */
const STORE_PAUSES_MS = [200, 1_000, 3_000];

type Accepted = Pick<CallResult, 'output' | 'check' | 'failure'>;

/**
 * Everything of a call that comes after its effect: the output's schema, its size, the post-condition, where it is held.
 * It never throws, not even when the run is cancelled: the effect happened, and the ledger must say so.
 */
export async function acceptOutput(
  registered: RegisteredTool,
  made: { attempt: Attempt; call: PreparedCall; returned: unknown },
  artifacts: ArtifactStore
): Promise<Accepted> {
  const { attempt, call, returned } = made;
  const { tool, description } = registered;
  const { clean } = call.secrets;
  const failed = (code: ErrorCode, message: string): Accepted => ({
    check: 'none',
    failure: { code, message: cutText(clean(message), LIMITS.messageCharacters) },
  });

  const parsed = await parseOutput(registered, returned);
  if ('problem' in parsed) {
    return failed('TOOL_OUTPUT_INVALID', `The output of "${tool.name}" does not fit its schema: ${parsed.problem}.`);
  }
  const bytes = jsonBytes(parsed.json);
  if (bytes > LIMITS.toolOutputBytes) {
    return failed(
      'TOOL_OUTPUT_TOO_LARGE',
      `The output of "${tool.name}" has ${bytes} bytes; the limit is ${LIMITS.toolOutputBytes}. Return a page or an id.`
    );
  }
  const [held, check] = await Promise.all([
    holdOutput(artifacts, attempt, call.secrets.seal(parsed.json, description.sensitive), description.sensitive),
    checkOutput(registered, attempt, call, parsed.output),
  ]);
  if ('problem' in held) {
    return failed('STORE_UNAVAILABLE', `The output of "${tool.name}" could not be stored: ${held.problem}`);
  }
  if (check === undefined || check === true) return { output: held.value, check: check ? 'passed' : 'none' };
  return { ...failed('CHECK_FAILED', check), output: held.value, check: 'failed' };
}

async function parseOutput(
  { tool }: RegisteredTool,
  returned: unknown
): Promise<{ output: unknown; json: Json } | { problem: string }> {
  try {
    const result = await tool.output.safeParseAsync(returned);
    if (!result.success) {
      const issues = result.error.issues.slice(0, 8).map(({ path, message }) => {
        const place = formatPath(path.map((step) => (typeof step === 'number' ? step : String(step))));
        return place === '' ? message : `"${place}": ${message}`;
      });
      return { problem: issues.join('; ') };
    }
    const text = JSON.stringify(result.data) as string | undefined;
    return { output: result.data, json: text === undefined ? null : wellFormedJson(JSON.parse(text) as Json) };
  } catch (error) {
    return { problem: messageOf(error, 300) };
  }
}

/** `true`, what is wrong in words, or `undefined` where the tool declares no check. */
async function checkOutput(
  { tool }: RegisteredTool,
  attempt: Attempt,
  call: PreparedCall,
  output: unknown
): Promise<true | string | undefined> {
  const { check } = tool;
  if (!check) return undefined;
  try {
    const verdict = await runTool(attempt, (context) => check(call.input, output, context));
    if (verdict === true) return true;
    return typeof verdict === 'string' && verdict !== '' ? verdict : `The check of "${tool.name}" does not hold.`;
  } catch (error) {
    return `The check of "${tool.name}" could not be made: ${messageOf(error, 300)}`;
  }
}

/** Writes again where the store is down for a moment: to fail the attempt would run the tool again. */
async function holdOutput(
  artifacts: ArtifactStore,
  { request, deadline }: Attempt,
  output: Json,
  sensitive: readonly string[]
): Promise<{ value: Value } | { problem: string }> {
  const source = sourceOf(request.context.user);
  const late = (): Error => new Error('the artifact store did not answer in time');
  for (let tries = 0; ; tries += 1) {
    try {
      return {
        value: await before(deadline, holdValue(artifacts, request.tenant, output, { sensitive, source }), late),
      };
    } catch (error) {
      const pause = STORE_PAUSES_MS[tries];
      if (pause === undefined || performance.now() + pause > deadline) return { problem: messageOf(error, 300) };
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
