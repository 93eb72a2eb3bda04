import { Command, InvalidArgumentError } from 'commander';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPorts, loadConfiguration } from '../../worker/index';
import { measureParts, PARTS, type Measured, type Part } from './measure-parts';
import { loadNow, machineNow } from '../measure/machine';
import { PERFORMANCE_PAGE, writeSection } from '../report/page-section';
import { routingReport } from './report';
import type { StoreKind } from './rigs';

const STORES: readonly StoreKind[] = ['libsql', 'qdrant', 'qdrant-stand-in'];

interface Flags {
  only: Part[];
  stores?: StoreKind[];
  sizes: number[];
  names: number[];
  tenants: number;
  queries: number;
  results: string;
  write?: boolean;
  json?: boolean;
}

/** `npm run bench:routing`: fills stores, routes, shows the section and keeps it; with `--write` in the page too. */
async function bench(flags: Flags): Promise<void> {
  const withServer = Boolean(process.env.QDRANT_URL);
  const stores = flags.stores ?? (withServer ? ['libsql', 'qdrant'] : ['libsql']);
  if (stores.includes('qdrant') && !withServer) throw new Error('Set QDRANT_URL to a server, or measure without it.');
  const before = loadNow();
  const startedAt = performance.now();
  const { embedder } = createPorts({ ...loadConfiguration(), store: { kind: 'libsql', url: ':memory:' } });
  await embedder.open();
  try {
    const measured = await measureParts(embedder, { ...flags, stores, say: progress, found });
    process.stderr.write('\n');
    const setting = {
      at: new Date().toISOString().slice(0, 16),
      machine: machineNow(),
      load: [before, loadNow()] as [number, number],
      minutes: (performance.now() - startedAt) / 60_000,
      command: ['npm run bench:routing', process.argv.slice(2).join(' ')].filter(Boolean).join(' -- '),
      withServer,
    };
    const markdown = routingReport(measured, setting);
    mkdirSync(flags.results, { recursive: true });
    writeFileSync(join(flags.results, 'routing-cost.json'), `${JSON.stringify({ setting, measured }, undefined, 2)}\n`);
    writeFileSync(join(flags.results, 'routing-cost.md'), `${markdown}\n`);
    if (flags.write) writeSection(PERFORMANCE_PAGE, 'bench:routing', `\n${markdown}\n`);
    process.stdout.write(flags.json ? `${JSON.stringify({ setting, measured })}\n` : `${markdown}\n`);
  } finally {
    await embedder.close();
  }
}

/** One line that is written over on a terminal, and whole lines once a second in a file. */
let lastSaid = 0;
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
  else if (performance.now() - lastSaid > 1_000) {
    lastSaid = performance.now();
    process.stderr.write(`${line}\n`);
  }
}

function found({ store, part, size, p50, p95, ratio, operations }: Measured): void {
  const figures = `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${ratio.toFixed(2)}× the peer, ${operations} operations`;
  process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${store}, ${part} ${size}: ${figures}\n`);
}

function oneOf<T extends string>(known: readonly T[]): (text: string) => T[] {
  return (text) =>
    text.split(',').map((part) => {
      const found = known.find((one) => one === part.trim());
      if (found === undefined) throw new InvalidArgumentError(`there are ${known.join(', ')}`);
      return found;
    });
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1');
  return value;
}

const numbers = (text: string): number[] => text.split(',').map((part) => whole(part.trim()));

new Command('bench:routing')
  .description('Measures what routing costs by the size of the store, beside an embedding and one query of it.')
  .option('--only <parts>', `what to measure: ${PARTS.join(', ')}`, oneOf(PARTS), [...PARTS])
  .option(
    '--stores <stores>',
    `${STORES.join(', ')}; default: libsql, and qdrant where QDRANT_URL is set`,
    oneOf(STORES)
  )
  .option(
    '--sizes <wordings>',
    'of one tenant; 1,000,000 and more only in a Qdrant server',
    numbers,
    [1_000, 10_000, 100_000, 1_000_000]
  )
  .option('--names <names>', 'of one tenant', numbers, [1_000, 10_000, 100_000])
  .option('--tenants <number>', 'tenants of 100 wordings; 10,000 are a million records', whole, 500)
  .option('--queries <number>', 'of each size, the first eight to warm up', whole, 108)
  .option('--results <folder>', 'where the report is kept', (path) => resolve(path), resolve('bench/results'))
  .option('--write', `writes the section into ${PERFORMANCE_PAGE}`)
  .option('--json', 'the figures instead of the section')
  .action(bench)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
