import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** Spans of the SDK's interceptors; those of the user's own code pass as they are. */
const INTERCEPTORS = /^@temporalio\/interceptor-/;

/**
 * Of what the SDK's workflow spans carry (all of `workflowInfo()`, the memo included, which quotes words of the query): what
 * names the execution.
 */
const KEPT =
  /^(workflowId|runId|workflowType|taskQueue|namespace|attempt|historyLength|historySize|run_id|temporal\w+Id|gen_ai\.[\w.]+|workflowgen\.[\w.]+)$/;

/** The same exporter, given spans of the SDK without texts: a failure is its type, since its message may quote a value. */
export function withoutTexts(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleaned), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

function cleaned(span: ReadableSpan): ReadableSpan {
  if (!INTERCEPTORS.test(span.instrumentationScope.name)) return span;
  const attributes = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => KEPT.test(name)));
  const events = span.events.map((event) => ({
    ...event,
    attributes: { 'exception.type': event.attributes?.['exception.type'] },
  }));
  const shown = { attributes, events, status: { code: span.status.code } };
  // The fields of a live span are getters of its class.
  return new Proxy(span, {
    get: (target, key) => (key in shown ? shown[key as keyof typeof shown] : (Reflect.get(target, key) as unknown)),
  });
}
