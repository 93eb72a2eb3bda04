import { Command, InvalidArgumentError } from 'commander';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureParts, installTelemetry, startDevServer } from '../../worker/index';
import { measureEngine, PARTS } from './measure';
import type { Part } from './measure';
import { loadNow, machineNow } from '../measure/machine';
import { PERFORMANCE_PAGE, writeSection } from '../report/page-section';
import { engineReport } from './report';
import { openRig } from './rig';

interface Flags {
  quick?: boolean;
  only?: Part[];
  rate: number[];
  json?: boolean;
  results: string;
}

/** `npm run bench:engine`: measures, shows the section and keeps it; a whole run writes it into the page too. */
async function bench({ quick = false, only, rate, json, results }: Flags): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  installTelemetry({ logLevel: 'ERROR', write: () => undefined });
  const [at, loadBefore] = [new Date().toISOString().slice(0, 16), loadNow()];
  const startedAt = performance.now();
  const { temporal } = await ensureParts({ want: ['temporal', 'minilm'] });
  const server = await startDevServer({ temporalPath: temporal });
  try {
    const rig = await openRig(server.address);
    try {
      const cost = await measureEngine(rig, { quick, only: only ?? PARTS, rates: rate, say });
      const minutes = (performance.now() - startedAt) / 60_000;
      const command = ['npm run bench:engine', process.argv.slice(2).join(' ')].filter(Boolean).join(' -- ');
      const setting = { at, machine: machineNow(), loadBefore, loadAfter: loadNow(), minutes, command };
      const markdown = engineReport(cost, setting);
      mkdirSync(results, { recursive: true });
      writeFileSync(join(results, 'engine-cost.json'), `${JSON.stringify({ setting, ...cost }, undefined, 2)}\n`);
      writeFileSync(join(results, 'engine-cost.md'), `${markdown}\n`);
      if (!quick && !only) {
        writeSection(PERFORMANCE_PAGE, 'bench:engine', markdown);
        say(`written to ${PERFORMANCE_PAGE}`);
      }
      process.stdout.write(json ? `${JSON.stringify({ setting, ...cost })}\n` : `${markdown}\n`);
    } finally {
      await rig.stop();
    }
  } finally {
    await server.stop();
  }
}

function partsOf(text: string): Part[] {
  const parts = text.split(',').map((part) => PARTS.find((known) => known === part.trim()));
  if (parts.includes(undefined)) throw new InvalidArgumentError(`there are ${PARTS.join(', ')}`);
  return parts as Part[];
}

function ratesOf(text: string): number[] {
  const rates = text.split(',').map(Number);
  if (!rates.every((rate) => rate > 0)) throw new InvalidArgumentError('must be numbers above 0');
  return rates;
}

new Command('bench:engine')
  .description('Measures what a run costs beside a bare Temporal workflow of the same calls')
  .option('--quick', 'three reads only and few rounds: about a minute; the page stays as it is')
  .option('--only <parts>', `some of ${PARTS.join(', ')}`, partsOf)
  .option('--rate <runs>', 'runs a second of the steady loads', ratesOf, [2, 10])
  .option('--json', 'JSON on standard output')
  .option('--results <folder>', 'where the figures are kept', resolve('bench/results'))
  .action(bench)
  .parseAsync()
  .then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    }
  );
