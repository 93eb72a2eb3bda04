export { installTelemetry } from './install-telemetry';
export type { TelemetryOptions } from './install-telemetry';
