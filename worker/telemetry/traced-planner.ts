import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';
import { ApplicationFailure } from '@temporalio/common';
import type { Agent } from '../../activities/agent/agent';
import { usageOfReply } from '../../activities/agent/agent-usage';
import type { ModelFailureDetails, Planner } from '../../activities/planner/planner';
import type { ModelCallUsage } from '../../shared/protocol/usage';
import type { Metrics } from './metrics';

const tracer = trace.getTracer('workflowgen');

/**
 * The same planner, whose calls are counted and are `CLIENT` spans by the GenAI semantic conventions (1.45, in development):
 * operation, provider, model, token kinds, and the cost, for which the conventions have no name yet. No prompt and no output is
 * recorded.
 */
export function tracedPlanner(planner: Planner, metrics: Metrics): Planner {
  return {
    ...planner,
    call: (request, options) => {
      const attributes = {
        'gen_ai.provider.name': planner.name,
        'gen_ai.request.max_tokens': request.maxTokens,
        'gen_ai.output.type': 'json',
        'workflowgen.purpose': request.purpose,
      };
      return traced(attributes, metrics, async (span) => {
        const reply = await planner.call(request, options);
        span.setAttribute('gen_ai.response.finish_reasons', [reply.stop]);
        return [reply, reply.usage];
      });
    },
  };
}

/** The same agent, each of whose turns is counted and traced as a planner's call is. */
export function tracedAgent(agent: Agent, metrics: Metrics): Agent {
  return {
    name: agent.name,
    maxTurns: agent.maxTurns,
    next: (turn, options) => {
      const startedAt = Date.now();
      return traced({ 'gen_ai.provider.name': agent.name, 'workflowgen.purpose': 'plan' }, metrics, async () => {
        const reply = await agent.next(turn, options);
        return [reply, usageOfReply(agent, reply, Date.now() - startedAt)];
      });
    },
  };
}

function traced<R>(
  attributes: Attributes,
  metrics: Metrics,
  call: (span: Span) => Promise<[R, ModelCallUsage]>
): Promise<R> {
  const options = { kind: SpanKind.CLIENT, attributes: { 'gen_ai.operation.name': 'chat', ...attributes } };
  return tracer.startActiveSpan('chat', options, async (span) => {
    try {
      const [reply, usage] = await call(span);
      tell(span, usage, metrics);
      return reply;
    } catch (error) {
      const usage = usageOf(error);
      if (usage) tell(span, usage, metrics);
      const type = error instanceof ApplicationFailure ? (error.type ?? 'INTERNAL') : nameOf(error);
      span.setAttribute('error.type', type);
      // Not the message: a server's error may quote what it was sent.
      span.setStatus({ code: SpanStatusCode.ERROR, message: type });
      throw error;
    } finally {
      span.end();
    }
  });
}

function tell(span: Span, usage: ModelCallUsage, metrics: Metrics): void {
  const { tokens, model, costUsd, requestId } = usage;
  span.updateName(`chat ${model}`);
  const attributes: Attributes = {
    'gen_ai.request.model': model,
    'gen_ai.response.model': model,
    ...(requestId === undefined ? {} : { 'gen_ai.response.id': requestId }),
    // By the conventions all input, cached or not.
    'gen_ai.usage.input_tokens': tokens.input + tokens.cacheRead + tokens.cacheWrite,
    'gen_ai.usage.cache_read.input_tokens': tokens.cacheRead,
    'gen_ai.usage.cache_creation.input_tokens': tokens.cacheWrite,
    'gen_ai.usage.output_tokens': tokens.output,
    ...(costUsd === null ? {} : { 'workflowgen.cost_usd': costUsd }),
    'workflowgen.result': usage.result,
  };
  span.setAttributes(attributes);
  metrics.modelCalled(usage);
}

function usageOf(error: unknown): ModelCallUsage | undefined {
  const [details] = (
    error instanceof ApplicationFailure ? (error.details ?? []) : []
  ) as Partial<ModelFailureDetails>[];
  return details?.usage;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'INTERNAL';
}
