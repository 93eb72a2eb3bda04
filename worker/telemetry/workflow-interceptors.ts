// Bundled only where telemetry is on. Its pin of an older SDK would make every install fail if it were an optional peer.
/* eslint-disable-next-line import-x/no-extraneous-dependencies -- installed by who turns telemetry on (docs/observability.md) */
import {
  OpenTelemetryInboundInterceptor,
  OpenTelemetryInternalsInterceptor,
  OpenTelemetryOutboundInterceptor,
} from '@temporalio/interceptors-opentelemetry-v2/lib/workflow';
import type { WorkflowInterceptors } from '@temporalio/workflow';

/**
 * The SDK's interceptors in the workflow sandbox, less those of messages: a span around an update's handler moves its completion
 * behind the commands that it causes, and a run that was open when tracing was turned on or off could not go on.
 */
export function interceptors(): WorkflowInterceptors {
  const inbound = new OpenTelemetryInboundInterceptor();
  return {
    inbound: [{ execute: (input, next) => inbound.execute(input, next) }],
    outbound: [new OpenTelemetryOutboundInterceptor()],
    internals: [new OpenTelemetryInternalsInterceptor()],
  };
}
