import type { Progress } from '../experiment/progress';
import { openLiveModel } from '../live/live-model';
import type { PartUse, UseOptions } from './part-uses';
import { usesOf } from './part-uses';
import { pricesOf } from './part-prices';
import { readPrompts } from './recorded-prompts';

export interface PartsCommand extends UseOptions {
  /** Recorded prompts. */
  file: string;
  model?: string;
  /** Where replies are kept, so that an interrupted run goes on. */
  cassette: string;
  replay: boolean;
}

/** `npm run bench -- --parts FILE`: what each part of the prompts costs and, with `--without`, what is decided otherwise where it is left out. */
export async function partsBench(
  options: PartsCommand,
  progress: Progress,
  say: (line: string) => void
): Promise<{ markdown: string; json: object }> {
  const recorded = readPrompts(options.file);
  const prices = pricesOf(recorded);
  const uses = options.parts.length === 0 ? [] : await askedAgain(options, recorded, progress, say);
  const heads = prices.prompts.map(
    ({ of, prompts, mean }) => `${prompts} prompts to ${of}, ${Math.round(mean)} tokens`
  );
  const rows = prices.parts.map(({ of, name, prompts, where, mean }) => {
    const all = prices.prompts.find((one) => one.of === of);
    const share = all ? `${((100 * mean) / all.mean).toFixed(1)} %` : '–';
    return [of, name, prompts, Math.round(where), Math.round(mean), share, used(uses, of, name)];
  });
  const whole = uses.filter(({ name }) => !prices.parts.some((part) => part.name === name));
  const markdown = [
    '### What the parts of the prompts cost',
    `${heads.join('; ')}. Tokens by a tokenizer: of the system text, the turns and the schema of the reply. A part costs what a prompt is shorter without it.`,
    table(
      [
        'prompt',
        'part',
        'prompts that hold it',
        'tokens there',
        'tokens a prompt',
        'share',
        'decided otherwise without it',
      ],
      rows
    ),
    ...(whole.length > 0
      ? [
          table(
            ['prompt', 'asked again', 'decided otherwise'],
            whole.map((use) => [use.of, 'whole', said(use)])
          ),
        ]
      : []),
  ].join('\n\n');
  return { markdown, json: { ...prices, uses } };
}

async function askedAgain(
  options: PartsCommand,
  recorded: ReturnType<typeof readPrompts>,
  progress: Progress,
  say: (line: string) => void
): Promise<PartUse[]> {
  const { model, cassette: cassetteFile, replay } = options;
  const live = await openLiveModel({ model, cassetteFile, replay, say });
  try {
    progress.start('prompts asked again without a part', options.sample * options.parts.length);
    return await usesOf(recorded, live, options, progress.tick);
  } finally {
    progress.end();
    await live.stop();
  }
}

function used(uses: readonly PartUse[], of: string, name: string): string {
  const use = uses.find((one) => one.of === of && one.name === name);
  return use ? said(use) : '–';
}

function said({ asked, changed }: PartUse): string {
  const kinds = [...new Set(changed)].map((kind) => `${changed.filter((one) => one === kind).length} ${kind}`);
  return `${changed.length} of ${asked}${kinds.length > 0 ? ` (${kinds.join('; ')})` : ''}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
