import fc from 'fast-check';
import { Lifecycle, RunEnd } from '../../../workflows/lifecycle';

const failed = (): RunEnd => new RunEnd('failed', 'TOOL_PERMANENT', 'it broke');
const STEPS = {
  answerWith: (run: Lifecycle) => run.answerWith('done'),
  ask: (run: Lifecycle) => run.ask('which one?'),
  openWindow: (run: Lifecycle) => run.openWindow(),
  closeWindow: (run: Lifecycle) => run.closeWindow(),
  workAgain: (run: Lifecycle) => run.workAgain(),
  endWith: (run: Lifecycle) => run.endWith(failed()),
  close: (run: Lifecycle) => run.close(),
};
type Step = keyof typeof STEPS;

/** The run after these steps; a step that is refused changes nothing. */
function after(...steps: Step[]): Lifecycle {
  const run = new Lifecycle();
  for (const step of steps) STEPS[step](run);
  return run;
}

describe('a run', () => {
  it('runs, answers and closes', () => {
    expect(after()).toMatchObject({ phase: 'working', outcome: 'running', settled: false });
    expect(after('answerWith')).toMatchObject({ outcome: 'answered', answer: 'done', settled: false });
    expect(after('answerWith', 'close')).toMatchObject({ phase: 'closed', outcome: 'answered', settled: true });
  });

  it('lets its answer out while its feedback window is open, and takes it back when it is wrong', () => {
    expect(after('answerWith', 'openWindow')).toMatchObject({ phase: 'listening', settled: true });
    const again = after('answerWith', 'openWindow', 'closeWindow', 'workAgain');
    expect(again).toMatchObject({ phase: 'working', outcome: 'running', answer: 'done', settled: false });
  });

  it('asks back, and fails where that cannot be undone', () => {
    expect(after('ask', 'close')).toMatchObject({ outcome: 'needs_input', question: 'which one?', failed: false });
    expect(after('ask', 'endWith', 'close')).toMatchObject({ outcome: 'failed', failed: true });
  });

  it.each([
    ['answers twice', ['answerWith', 'answerWith']],
    ['opens a window without an answer', ['openWindow']],
    ['works again without a word', ['answerWith', 'openWindow', 'workAgain']],
    ['closes while it works', ['close']],
    ['ends after its close', ['answerWith', 'close', 'endWith']],
  ] as [string, Step[]][])('never %s', (_, steps) => {
    const run = after(...steps.slice(0, -1));
    const before = run.phase;
    expect(() => STEPS[steps.at(-1) as Step](run)).toThrow(/cannot go from/);
    expect(run.phase).toBe(before);
  });

  it('has one outcome once it has closed, whatever came before', () => {
    const anyStep = fc.constantFrom(...(Object.keys(STEPS) as Step[]));
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        const run = new Lifecycle();
        for (const step of steps) {
          const { phase, outcome } = run;
          try {
            STEPS[step](run);
          } catch {
            expect(run).toMatchObject({ phase, outcome });
          }
          if (phase === 'closed') expect(run).toMatchObject({ phase, outcome });
        }
        expect(run.settled ? run.outcome !== 'running' : true).toBe(true);
        expect(run.failed).toBe(run.end !== undefined);
      })
    );
  });
});
