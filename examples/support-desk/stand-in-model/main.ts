import { startStandInModel } from './server';

/** Serves the stand-in until it is stopped: `node dist/examples/support-desk/stand-in-model/main.js [port]`. */
async function main(): Promise<void> {
  const model = await startStandInModel({
    port: Number(process.argv[2] ?? 0),
    announce: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${model.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void model.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
