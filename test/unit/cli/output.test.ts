import { Writable } from 'node:stream';
import { createOutput, errorLine, table } from '../../../cli/output';
import { EXIT, exitCodeOfError, exitCodeOfReport } from '../../../cli/exit-codes';
import { RunFailedError } from '../../../client/run-failed-error';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { reportWith } from '../client/report-fixture';

class Sink extends Writable {
  text = '';
  constructor(readonly isTTY: boolean) {
    super();
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function outputOf(options: { json?: boolean; verbose?: boolean; tty?: boolean; env?: NodeJS.ProcessEnv } = {}): {
  output: ReturnType<typeof createOutput>;
  stdout: Sink;
  stderr: Sink;
} {
  const stdout = new Sink(options.tty ?? false);
  const stderr = new Sink(options.tty ?? false);
  const { json = false, verbose = false, env = {} } = options;
  return { output: createOutput({ stdout, stderr, env, json, verbose }), stdout, stderr };
}

describe('createOutput', () => {
  it('keeps data and progress apart', () => {
    const { output, stdout, stderr } = outputOf();
    output.note('working');
    output.data({ a: 1 }, 'done');
    expect(stdout.text).toBe('done\n');
    expect(stderr.text).toBe('working\n');
  });

  it('redraws the end of a text that grows, on a terminal only, and clears it for what comes next', () => {
    const { output, stderr } = outputOf({ tty: true });
    output.growing('There are');
    output.growing(`There are ${'many '.repeat(30)}bolts`);
    output.note('done');
    const lines = stderr.text.split('\r\u001b[2K');
    expect(lines[0]).toBe('… There are');
    expect(lines[1]).toMatch(/^… .*many bolts$/);
    expect(lines[1]!.length).toBeLessThan(80);
    expect(lines[2]).toBe('done\n');
    const plain = outputOf();
    plain.output.growing('There are');
    expect(plain.stderr.text).toBe('');
  });

  it('writes JSON where it was asked to, and errors as one JSON line', () => {
    const { output, stdout, stderr } = outputOf({ json: true });
    output.data({ a: 1 }, 'done');
    output.error(new WorkflowGenError('INPUT_INVALID', 'no', { field: 'query' }));
    expect(JSON.parse(stdout.text)).toEqual({ a: 1 });
    expect(JSON.parse(stderr.text)).toEqual({ error: { code: 'INPUT_INVALID', message: 'no', field: 'query' } });
  });

  it('writes errors as one line, with the stack only where it was asked for', () => {
    const error = new WorkflowGenError('CONFIG_INVALID', 'first\n  second');
    expect(errorLine(error)).toBe('CONFIG_INVALID: first second');
    const quiet = outputOf();
    quiet.output.error(error);
    expect(quiet.stderr.text.split('\n')).toHaveLength(2);
    const verbose = outputOf({ verbose: true });
    verbose.output.error(error);
    expect(verbose.stderr.text).toContain('at ');
  });

  it('colours only a terminal that did not ask for none', () => {
    expect(outputOf({ tty: true }).output.style('red', 'x')).not.toBe('x');
    expect(outputOf({ tty: true, env: { NO_COLOR: '1' } }).output.style('red', 'x')).toBe('x');
    expect(outputOf({ tty: false }).output.style('red', 'x')).toBe('x');
  });
});

it('aligns the columns of a table', () => {
  expect(
    table(
      ['a', 'bb'],
      [
        ['long', 'x'],
        ['s', 'y'],
      ]
    )
  ).toBe('a     bb\nlong  x\ns     y');
});

describe('exit codes', () => {
  it.each([
    [new WorkflowGenError('INPUT_TOO_LARGE', ''), EXIT.usage],
    [new WorkflowGenError('RUNTIME_MISSING', ''), EXIT.unreachable],
    [new WorkflowGenError('FEEDBACK_REFUSED', ''), EXIT.refused],
    [new RunFailedError('BUDGET_EXCEEDED', '', 'id'), EXIT.waiting],
    [new RunFailedError('TOOL_PERMANENT', '', 'id'), EXIT.failed],
    [new Error('bug'), EXIT.failed],
  ])('%p', (error, code) => {
    expect(exitCodeOfError(error)).toBe(code);
  });

  it('tells an answer from a question, a wait and a rejection', () => {
    const waiting = { kind: 'approval', callId: 'C/1/a', tool: 't', effect: 'once', reason: '', since: '' } as const;
    expect(exitCodeOfReport(reportWith())).toBe(EXIT.ok);
    expect(exitCodeOfReport(reportWith({ outcome: 'needs_input' }))).toBe(EXIT.waiting);
    expect(exitCodeOfReport(reportWith({ outcome: 'running', pending: [waiting] }))).toBe(EXIT.waiting);
    expect(exitCodeOfReport(reportWith({ outcome: 'rejected' }))).toBe(EXIT.failed);
  });
});
