import { MultiBar, Presets } from 'cli-progress';
import type { SingleBar } from 'cli-progress';
import type { PartProgress } from '../worker/embedded/parts';
import type { Output } from './output';

export interface ProgressBars {
  onProgress: (progress: PartProgress) => void;
  stop(): void;
}

/** Shows installs on standard error: bars on a terminal, else one line a step. Nothing where nothing is installed. */
export function progressBars(output: Output): ProgressBars {
  return output.interactive && !output.json ? drawnBars() : plainLines(output);
}

function plainLines(output: Output): ProgressBars {
  const said = new Set<string>();
  return {
    onProgress: ({ part, step, totalBytes }) => {
      const line = `${part}: ${step}${step === 'downloading' ? ` ${megabytes(totalBytes)} MB` : ''}`;
      if (said.has(line)) return;
      said.add(line);
      output.note(line);
    },
    stop: () => undefined,
  };
}

function drawnBars(): ProgressBars {
  const bars = new Map<string, SingleBar>();
  let multi: MultiBar | undefined;
  return {
    onProgress: ({ part, step, bytes, totalBytes }) => {
      multi ??= new MultiBar(
        {
          format: '{part} {bar} {percentage}% of {megabytes} MB · {step}',
          stream: process.stderr,
          clearOnComplete: false,
        },
        Presets.shades_grey
      );
      const payload = { part: part.padEnd(12), step, megabytes: megabytes(totalBytes) };
      const bar = bars.get(part) ?? multi.create(totalBytes, 0, payload);
      bars.set(part, bar);
      bar.update(bytes, payload);
    },
    stop: () => {
      multi?.stop();
      multi = undefined;
      bars.clear();
    },
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
