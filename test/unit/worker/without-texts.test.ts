import { SpanStatusCode } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { withoutTexts } from '../../../worker/telemetry/without-texts';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(withoutTexts(exporter))] });

function spanOf(scope: string): ReturnType<InMemorySpanExporter['getFinishedSpans']>[number] {
  exporter.reset();
  const span = provider.getTracer(scope).startSpan('RunActivity:refund');
  span.setAttributes({ workflowId: 'wfg/acme/1', 'gen_ai.tool.name': 'refund', memo: 'bound order from "1042"' });
  span.recordException(new Error('order 1042 is refunded'));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'order 1042 is refunded' });
  span.end();
  return exporter.getFinishedSpans()[0]!;
}

it("a span of the SDK's interceptors says which execution, and no text", () => {
  const { name, attributes, events, status } = spanOf('@temporalio/interceptor-activity');
  expect(name).toBe('RunActivity:refund');
  expect(attributes).toEqual({ workflowId: 'wfg/acme/1', 'gen_ai.tool.name': 'refund' });
  expect(events[0]?.attributes).toEqual({ 'exception.type': 'Error' });
  expect(status).toEqual({ code: SpanStatusCode.ERROR });
});

it("a span of the user's own is left as it is", () => {
  expect(spanOf('shop').attributes).toHaveProperty('memo');
  expect(spanOf('shop').status.message).toBe('order 1042 is refunded');
});
