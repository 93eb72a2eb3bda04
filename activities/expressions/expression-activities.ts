import { cancellationSignal } from '@temporalio/activity';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { jsonBytes } from '../../shared/protocol/json';
import type { Json } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import { parseAnswer } from '../../shared/plan/answer-text';
import type { CallRequest, EvaluateReply } from '../../shared/protocol/call';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { ExpressionActivities } from '../activity-types';
import { rethrowIfCancelled, toFailure } from '../failure';
import type { ExperienceSource } from '../learning/experience-source';
import { prepareCall } from '../tools/prepare-call';
import type { ToolRegistry } from '../tools/tool-registry';
import { sealedEvaluator, type Sealable, type SealedEvaluator } from './sealed-evaluator';
import { NO_SEAL, type Seal } from '../../shared/values/seal';

/** Bytes that the items of one `forEach` have together: each stands in the history twice. */
const ITEMS_BYTES = 8 * LIMITS.inlineBytes;
/** Bytes of a composed answer. */
const ANSWER_BYTES = 64 * 1024;

export interface ExpressionActivitiesDeps {
  registry: ToolRegistry;
  artifacts: ArtifactStore;
  /** Learnt argument rules, so that a person approves the arguments that the call will have. */
  experience?: Pick<ExperienceSource, 'rules'>;
  /** Default: one without a key. */
  seal?: Seal;
}

/**
 * The activities that evaluate: `evaluate` (does a node run, over which items, with which arguments) and `composeAnswer`.
 * Failures have the codes `PLAN_REFUSED`, `EXPRESSION_INVALID`, `EXPRESSION_FAILED`, `BINDING_FAILED`, `TOOL_INPUT_INVALID`, `TOOL_UNKNOWN`
 * and those of the artifact store, of which only an outage is retryable.
 */
export function createExpressionActivities(deps: ExpressionActivitiesDeps): ExpressionActivities {
  const seal = deps.seal ?? NO_SEAL;
  return {
    evaluate: (request) =>
      asFailures(async () => {
        const { call, when, forEach, preview, unseen } = request;
        const evaluator = sealedEvaluator(deps.artifacts, call, seal);
        if (when !== undefined && !holds((await evaluated(evaluator, when)).value)) return { run: false };
        const items = forEach === undefined ? undefined : itemsOf(call, await evaluated(evaluator, forEach), seal);
        if (unseen && items?.length !== 0) {
          const message = `The condition of "${call.node}" holds, and no run has shown so far what ${call.tool} then does.`;
          throw new WorkflowGenError('PLAN_REFUSED', message);
        }
        // the arguments of an item are known when its own call is asked for
        const shown = preview && forEach === undefined ? await previewOf(deps, call) : {};
        return { run: true, ...(items ? { items } : {}), ...shown };
      }),

    composeAnswer: (request) =>
      asFailures(async () => {
        const evaluator = sealedEvaluator(deps.artifacts, request, seal);
        const { parts, issues } = parseAnswer(request.text);
        if (issues.length > 0) throw new WorkflowGenError('EXPRESSION_INVALID', `The answer: ${issues.join('; ')}.`);
        const texts: string[] = [];
        for (const part of parts) {
          if ('text' in part) texts.push(part.text);
          else {
            const { shown } = await evaluator.compute(async (over) => rendered(await over.evaluate(part.expression)));
            texts.push(rendered(shown));
          }
        }
        const text = texts.join('');
        const bytes = jsonBytes(text);
        if (bytes > ANSWER_BYTES) {
          throw new WorkflowGenError(
            'EXPRESSION_FAILED',
            `The answer has ${bytes} bytes; the limit is ${ANSWER_BYTES}. Name single fields instead of whole outputs.`,
            { limit: ANSWER_BYTES, actual: bytes }
          );
        }
        return { text };
      }),
  };
}

async function asFailures<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    rethrowIfCancelled();
    throw toFailure(error);
  }
}

/** What counts as true: everything but false, 0, the empty text, list and object, `null` and absence. */
function holds(value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === 'object' ? Object.keys(value).length > 0 : Boolean(value);
}

function evaluated(evaluator: SealedEvaluator<CallRequest>, expression: string): Promise<Sealable> {
  return evaluator.compute((over) => over.evaluate(expression));
}

/** The items; where a secret decides which there are, each as one sealed value. */
function itemsOf(call: CallRequest, { value, shown }: Sealable, seal: Seal): Json[] {
  const items =
    Array.isArray(value) && !Array.isArray(shown)
      ? value.map((item) => seal.seal(call.tenant, item))
      : // JSONata gives the element itself where a list has one, and nothing where it is empty
        Array.isArray(shown)
        ? shown
        : shown === undefined || shown === null
          ? []
          : [shown];
  const where = `The forEach of the node "${call.node}"`;
  if (items.length > LIMITS.forEachItems) {
    throw new WorkflowGenError(
      'EXPRESSION_FAILED',
      `${where} has ${items.length} items; the limit is ${LIMITS.forEachItems}. Filter the list.`,
      { limit: LIMITS.forEachItems, actual: items.length }
    );
  }
  const bytes = jsonBytes(items);
  if (bytes > ITEMS_BYTES) {
    throw new WorkflowGenError(
      'EXPRESSION_FAILED',
      `${where} has items of ${bytes} bytes; the limit is ${ITEMS_BYTES}. Take only the fields that are needed, as in nodes.find.orders.{"id": id}.`,
      { limit: ITEMS_BYTES, actual: bytes }
    );
  }
  return items;
}

async function previewOf(
  { registry, artifacts, experience, seal }: ExpressionActivitiesDeps,
  call: CallRequest
): Promise<Pick<EvaluateReply, 'args' | 'argsDigest'>> {
  const tool = registry.get(call.tool);
  const description = registry.describe(call.tool);
  if (!tool || !description) throw new WorkflowGenError('TOOL_UNKNOWN', `There is no tool "${call.tool}".`);
  const { shown, argsDigest } = await prepareCall(
    { tool, description },
    call,
    { artifacts, experience, seal },
    { signal: cancellationSignal() }
  );
  return { args: shown, argsDigest };
}

/** A value as a reader of the answer expects it. */
function rendered(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (value.length === 0) return 'none';
  return value.some((item) => typeof item === 'object' && item !== null)
    ? JSON.stringify(value)
    : value.map(rendered).join(', ');
}
