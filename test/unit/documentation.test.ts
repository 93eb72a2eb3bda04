import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Writable } from 'node:stream';
import { runCli } from '../../cli/run-cli';
import { contextSchema, runOptionsSchema } from '../../shared/protocol/request.schema';
import { activityOptions, SETTABLE_KINDS } from '../../shared/protocol/activity-options';
import { ERROR_CODES } from '../../shared/protocol/errors';
import { GATES } from '../../shared/protocol/decision';
import { PROMOTION } from '../../shared/learning/judge/promotion';
import { DEFAULT_THRESHOLDS } from '../../shared/matching/thresholds';
import { DEFAULT_MODELS } from '../../activities/planner/anthropic-planner';
import { METRICS } from '../../worker/telemetry/metrics';
import { toolDefinitionSchema } from '../../activities/tools/tool-definition.schema';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const markdownIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
const PAGES = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/decisions')];
/** The words that a page has in code style, taken apart: `a.b(c, d)` says a, b, c and d. */
const saidIn = (page: string): Set<string> =>
  new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(/[^\w-]+/)));

const library = saidIn(read('docs/library.md'));

it('documents every error code, and names none that does not exist', () => {
  const table = read('docs/library.md').split('## Error codes')[1]?.split('`LIMITS`')[0] ?? '';
  const codes = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, code]) => code);
  expect(codes.sort()).toEqual([...ERROR_CODES].sort());
});

it.each([
  ['context', Object.keys(contextSchema.shape)],
  ['run option', [...Object.keys(runOptionsSchema.shape), 'timeMs', 'tokens', 'costUsd']],
  ['field of a tool', Object.keys(toolDefinitionSchema.shape)],
])('documents every %s', (_, names) => {
  expect(names.filter((name) => !library.has(name))).toEqual([]);
});

it('documents every gate, threshold and default model', () => {
  const configuration = read('docs/configuration.md');
  const said = saidIn(configuration);
  expect(GATES.filter((gate) => !said.has(gate))).toEqual([]);
  for (const [name, value] of Object.entries(DEFAULT_THRESHOLDS)) {
    expect(configuration).toContain(`| \`thresholds.${name}\` | ${value} |`);
  }
  for (const [purpose, model] of Object.entries(DEFAULT_MODELS)) {
    expect(configuration).toContain(`| \`model.models.${purpose}\` | \`${model}\` |`);
  }
});

it('documents the settings of learning with their defaults', () => {
  const page = read('docs/learning.md');
  for (const [name, value] of Object.entries(PROMOTION)) expect(page).toContain(`| \`promotion.${name}\` | ${value} |`);
});

it('documents the activity options that a plugin may set, with their defaults', () => {
  const section = read('docs/configuration.md').split('## Activity options')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `(\w+)` \| .* \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
  const told = rows.map(([, kind, attempt, inAll, attempts]) => [
    kind,
    ...[attempt, inAll, attempts].map((cell) => cell?.trim()),
  ]);
  const spelled = (value: unknown): string => String(value).replace(/ m$/, ' min');
  expect(told).toEqual(
    SETTABLE_KINDS.map((kind) => {
      const { startToCloseTimeout, scheduleToCloseTimeout, retry } = activityOptions(kind);
      const attempts = retry?.maximumAttempts === undefined ? 'no limit' : String(retry.maximumAttempts);
      return [kind, spelled(startToCloseTimeout), spelled(scheduleToCloseTimeout), attempts];
    })
  );
});

it('documents every metric with its kind and attributes', () => {
  const page = read('docs/observability.md');
  for (const { name, kind, tags } of Object.values(METRICS)) {
    const row = page.split('\n').find((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${name}\``));
    expect([name, row?.split('|')[2]?.trim()]).toEqual([name, kind]);
    expect([name, row?.split('|')[3]?.trim()]).toEqual([name, tags.map((tag) => `\`${tag}\``).join(', ')]);
  }
});

it('says where to look, in files that are there', () => {
  const table = read('docs/design.md').split('Where to look for')[1]?.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| .* \| (.*`.*) \|$/gm)].map(([, files = '']) => files);
  expect(rows.length).toBeGreaterThan(8);
  for (const row of rows) {
    let folder = '';
    for (const [, file = ''] of row.matchAll(/`([^`]+\.ts)`/g)) {
      if (file.includes('/')) folder = dirname(file);
      expect([file, existsSync(join(ROOT, file.includes('/') ? file : join(folder, file)))]).toEqual([file, true]);
    }
  }
});

it('documents every command and every option of the command line', async () => {
  const page = read('docs/cli.md');
  const said = saidIn(page);
  const missing = (await commandsBelow([])).flatMap(({ command, options }) =>
    [...command.slice(-1), ...options].filter((word) => !said.has(word))
  );
  expect(missing).toEqual([]);
});

it('links to files and headings that are there', () => {
  const broken = PAGES.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)].flatMap(([link, path = '', anchor = '']) => {
      const file = path === '' ? page : normalize(join(dirname(page), path));
      const there = existsSync(join(ROOT, file)) && (anchor === '' || headingsOf(read(file)).includes(anchor));
      return there ? [] : [`${page}: ${link}`];
    })
  );
  expect(broken).toEqual([]);
});

it('names every script of the package where people or the gate look for it', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const pages = [...PAGES, '.ci/run'].map(read).join('\n');
  const named = new Set([...pages.matchAll(/npm (?:run (?:-s )?)?([\w:-]+)/g)].map(([, name]) => name));
  expect(Object.keys(scripts).filter((name) => !named.has(name))).toEqual([]);
});

function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
  );
}

interface Command {
  command: string[];
  /** As `--name`. */
  options: string[];
}

/** A command and all below it, as their `--help` lists them. */
async function commandsBelow(command: string[]): Promise<Command[]> {
  let help = '';
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      help += chunk.toString();
      done();
    },
  });
  await runCli([...command, '--help'], { stdout, stderr: stdout, env: {}, signal: new AbortController().signal });
  const [own = '', listed = ''] = help.split('\nCommands:\n');
  const options = [...own.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name = '']) => name);
  const names = [...listed.matchAll(/^ {2}(\w[\w-]*)/gm)].flatMap(([, name = '']) => (name === 'help' ? [] : [name]));
  const below = await Promise.all(names.map((name) => commandsBelow([...command, name])));
  return [{ command, options: options.filter((name) => name !== '--help' && name !== '--version') }, ...below.flat()];
}
