import type { Writable } from 'node:stream';
import { createColors } from 'picocolors';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';

/** Where a command writes: data on standard output, everything for people who watch on standard error. */
export interface Output {
  readonly json: boolean;
  readonly verbose: boolean;
  /** Whether standard error is a terminal that may be redrawn. */
  readonly interactive: boolean;
  /** The command's result: `value` as JSON where `--json` was given, else the text. */
  data(value: unknown, text: string): void;
  /** Progress and hints; on standard error. */
  note(text: string): void;
  /** The end of a text that grows, on one line that the next one takes the place of; only on a terminal. */
  growing(text: string): void;
  error(error: unknown): void;
  style: (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;
}

export interface OutputOptions {
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  env: NodeJS.ProcessEnv;
  json: boolean;
  verbose: boolean;
}

export function createOutput({ stdout, stderr, env, json, verbose }: OutputOptions): Output {
  // https://no-color.org: any value that is not empty turns colour off.
  const colours = createColors((stdout.isTTY ?? false) && !env.NO_COLOR && env.TERM !== 'dumb');
  const interactive = stderr.isTTY ?? false;
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[2K');
    drawn = false;
  };
  return {
    json,
    verbose,
    interactive,
    data(value, text) {
      clear();
      stdout.write(`${json ? JSON.stringify(value) : text}\n`);
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    growing(text) {
      if (!interactive || json) return;
      clear();
      const line = text.replace(/\s+/g, ' ').slice(-((stderr.columns ?? 80) - 3));
      stderr.write(`… ${line}`);
      drawn = true;
    },
    error(error) {
      clear();
      stderr.write(`${json ? JSON.stringify({ error: errorJson(error) }) : errorLine(error)}\n`);
      if (verbose && error instanceof Error && error.stack) stderr.write(`${error.stack}\n`);
    },
    style: (format, text) => colours[format](text),
  };
}

/** One line: code, message with its remedy. */
export function errorLine(error: unknown): string {
  const text = messageOf(error).replace(/\s*\n\s*/g, ' ');
  return error instanceof WorkflowGenError ? `${error.code}: ${text}` : `INTERNAL: ${text}`;
}

function errorJson(error: unknown): object {
  if (error instanceof WorkflowGenError) return { code: error.code, message: error.message, ...error.details };
  return { code: 'INTERNAL', message: messageOf(error) };
}

/** Columns aligned by their widest cell. */
export function table(header: string[], rows: string[][]): string {
  const widths = header.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)].join('\n');
}
