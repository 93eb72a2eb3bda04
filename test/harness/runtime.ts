import { DefaultLogger, Runtime } from '@temporalio/worker';
import { randomInt } from 'node:crypto';
import { inspect } from 'node:util';

/** Every line that this process logged, whatever its level. */
export const workerLog: string[] = [];

let address: string | undefined;

/** The metrics of this process as Prometheus is given them: the SDK's and ours. */
export async function scrapedMetrics(): Promise<string> {
  if (address === undefined) throw new Error('this process has a runtime that was installed by another test');
  return (await fetch(`http://${address}/metrics`)).text();
}

/** The runtime of this process, with its log kept and its metrics to be scraped. Does nothing where a test of telemetry has one already. */
export function installRuntime(): void {
  for (let attempt = 0; attempt < 5 && address === undefined; attempt += 1) {
    const bindAddress = `127.0.0.1:${randomInt(20_000, 32_000)}`;
    try {
      Runtime.install({
        logger: new DefaultLogger('DEBUG', (entry) => {
          const line = inspect(entry, { depth: 8 });
          workerLog.push(line);
          // Failing runs are what many tests are about; their warnings would bury a real one.
          if (entry.level === 'ERROR') process.stderr.write(`${line}\n`);
        }),
        telemetryOptions: { logging: { forward: {}, filter: 'ERROR' }, metrics: { prometheus: { bindAddress } } },
      });
      address = bindAddress;
    } catch {
      // Another process has the port, or this one has a runtime.
    }
  }
}
