import { loadConfiguration } from '../../worker/configuration';
import { installTelemetry } from '../../worker/telemetry';

/** As the environment says. */
export const configuration = loadConfiguration();

// Runs when it is imported, before the engine, which would make the process's runtime when it is loaded.
installTelemetry({ logLevel: 'ERROR', metrics: configuration.metrics, telemetry: configuration.telemetry });
