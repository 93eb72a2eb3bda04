import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../shared/protocol/json';
import type { Json } from '../../shared/protocol/json';

/** One line of the attempts' log: what a tool was asked to do, whether or not it was new. */
export interface EffectAttempt {
  tool: string;
  key: string;
  attempt: number;
  pid: number;
  at: number;
}

/**
 * The world of the fault tests, as a folder: an API that applies an effect once per idempotency key, and counts beside it how
 * often it was asked. Creating a file exclusively is atomic over processes, so a killed worker cannot tear it.
 */
export interface EffectReceiver {
  readonly folder: string;
  /** Applies the effect unless its key is known; returns the stored output either way. */
  apply(tool: string, key: string, attempt: number, output: Json): Json;
  /** Takes an effect back; whether there was one. */
  undo(tool: string, key: string): boolean;
  has(tool: string, key: string): boolean;
  isUndone(tool: string, key: string): boolean;
  attempts(tool?: string): EffectAttempt[];
  /** Effects that were applied, by tool; undone ones too. */
  effects(tool?: string): { tool: string; key: string; output: Json; undone: boolean }[];
}

export function effectReceiver(folder: string): EffectReceiver {
  for (const name of ['effects', 'undone', 'directives']) mkdirSync(join(folder, name), { recursive: true });
  const log = join(folder, 'attempts.jsonl');
  const fileOf = (kind: 'effects' | 'undone', tool: string, key: string): string =>
    join(folder, kind, digestOf([tool, key]).slice(0, 32));
  const createOnce = (file: string, content: string): boolean => {
    try {
      writeFileSync(file, content, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  };
  return {
    folder,
    apply(tool, key, attempt, output) {
      const line: EffectAttempt = { tool, key, attempt, pid: process.pid, at: Date.now() };
      appendFileSync(log, `${JSON.stringify(line)}\n`);
      const file = fileOf('effects', tool, key);
      createOnce(file, JSON.stringify({ tool, key, output }));
      return (JSON.parse(readFileSync(file, 'utf8')) as { output: Json }).output;
    },
    undo(tool, key) {
      if (!existsSync(fileOf('effects', tool, key))) return false;
      createOnce(fileOf('undone', tool, key), '');
      return true;
    },
    has: (tool, key) => existsSync(fileOf('effects', tool, key)),
    isUndone: (tool, key) => existsSync(fileOf('undone', tool, key)),
    attempts(tool) {
      if (!existsSync(log)) return [];
      const lines = readFileSync(log, 'utf8').trim().split('\n');
      const all = lines.map((line) => JSON.parse(line) as EffectAttempt);
      return all.filter((attempt) => tool === undefined || attempt.tool === tool);
    },
    effects(tool) {
      return readdirSync(join(folder, 'effects'))
        .map(
          (name) =>
            JSON.parse(readFileSync(join(folder, 'effects', name), 'utf8')) as {
              tool: string;
              key: string;
              output: Json;
            }
        )
        .filter((effect) => tool === undefined || effect.tool === tool)
        .map((effect) => ({ ...effect, undone: existsSync(fileOf('undone', effect.tool, effect.key)) }));
    },
  };
}

/** What a tool does wrong, for its next `times` attempts. */
export interface FaultDirective {
  tool: string;
  /** `kill-…`: the worker process kills itself with SIGKILL, before or after the effect. */
  fault:
    | 'kill-before'
    | 'kill-after'
    | 'permanent'
    | 'transient'
    | 'unknown'
    | 'hang'
    | 'oversize'
    | 'bad-output'
    | 'undo-fails';
  times: number;
}

/** Gives a tool of the receiver's world a fault; it holds over processes. */
export function direct(folder: string, directive: FaultDirective): void {
  for (let n = 0; n < directive.times; n++) {
    const name = `${directive.tool}.${directive.fault}.${digestOf([directive, n, process.hrtime().join()]).slice(0, 8)}`;
    writeFileSync(join(folder, 'directives', name), '');
  }
}

/** Takes one directive for the tool and the faults that apply here, if any; each is taken by exactly one attempt. */
export function takeDirective(
  folder: string,
  tool: string,
  faults: FaultDirective['fault'][]
): FaultDirective['fault'] | undefined {
  for (const name of readdirSync(join(folder, 'directives')).sort()) {
    const fault = faults.find((candidate) => name.startsWith(`${tool}.${candidate}.`));
    if (!fault) continue;
    try {
      writeFileSync(join(folder, 'directives', `taken.${name}`), '', { flag: 'wx' });
      return fault;
    } catch {
      continue;
    }
  }
  return undefined;
}
