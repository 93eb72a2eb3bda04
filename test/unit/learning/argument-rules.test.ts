import fc from 'fast-check';
import { applyArgumentRules } from '../../../shared/learning/observe/apply-argument-rules';
import type { ArgumentRule } from '../../../shared/learning/observe/argument-rule';
import { dateReadings, writeDate } from '../../../shared/values/date-format';
import { fixesIn, sameInOtherForm } from '../../../shared/learning/observe/fix';
import { hintsIn } from '../../../shared/learning/observe/message-hints';
import { argumentRulesFrom, type ParameterObservation } from '../../../shared/learning/observe/parameter-observations';
import { doneCall, failedCall, observed } from './call-fixture';

const rule = (over: Partial<ArgumentRule>): ArgumentRule => ({
  argument: 'due',
  kind: 'format',
  text: 'r',
  support: 1,
  contradictions: 0,
  ...over,
});

describe('fixesIn', () => {
  const bad = { toolCode: 'INVALID_DATE', message: 'bad due' };

  it('sees that an argument was reformatted', () => {
    const calls = observed([
      failedCall('book', { due: '30.11.2024', n: 1 }, bad, { callId: 'C/1/book' }),
      doneCall('book', { due: '2024-11-30', n: 1 }, {}, { callId: 'C/2/book' }),
    ]);
    expect(fixesIn(calls).get('C/1/book')?.changes).toEqual([
      {
        kind: 'argument_reformatted',
        argument: 'due',
        before: '30.11.2024',
        after: '2024-11-30',
        format: 'yyyy-MM-dd',
      },
    ]);
  });

  it('sees an argument added, removed and changed', () => {
    const calls = observed([
      failedCall('t', { a: 1, b: 2 }, bad, { callId: 'C/1/t' }),
      doneCall('t', { a: 5, c: 3 }, {}, { callId: 'C/2/t' }),
    ]);
    expect(
      fixesIn(calls)
        .get('C/1/t')
        ?.changes.map((change) => change.kind)
    ).toEqual(['argument_changed', 'argument_removed', 'argument_added']);
  });

  it('sees a step that was inserted, and a tool that was replaced', () => {
    const inserted = observed([
      failedCall('ship', { id: 1 }, bad, { callId: 'C/1/ship' }),
      doneCall('pack', { id: 1 }, {}, { callId: 'C/2/pack' }),
      doneCall('ship', { id: 1 }, {}, { callId: 'C/2/ship' }),
    ]);
    expect(fixesIn(inserted).get('C/1/ship')?.changes).toEqual([{ kind: 'step_inserted', tools: ['pack'] }]);
    const replaced = observed([
      failedCall('refund', { order: 'O-1' }, bad, { callId: 'C/1/refund' }),
      doneCall('void', { order: 'O-1' }, {}, { callId: 'C/2/void' }),
    ]);
    expect(fixesIn(replaced).get('C/1/refund')?.changes).toEqual([{ kind: 'tool_replaced', by: 'void' }]);
  });

  it('finds none where nothing succeeded later', () => {
    expect(fixesIn(observed([failedCall('t', { a: 1 }, bad), failedCall('t', { a: 2 }, bad)])).size).toBe(0);
  });

  it('takes a number as text, another case and another date form for the same value, and another day for another', () => {
    expect(sameInOtherForm('5', 5)).toEqual({});
    expect(sameInOtherForm('High', 'high')).toEqual({ format: 'lower' });
    expect(sameInOtherForm('+1 (555) 010', '1555010')).toEqual({ format: 'digits' });
    expect(sameInOtherForm('2024-11-30', '01/12/2024')).toBeUndefined();
  });
});

describe('hintsIn', () => {
  it.each([
    ['due must be in format YYYY-MM-DD', { argument: 'due', kind: 'format', format: 'yyyy-MM-dd' }],
    ['due: expected YYYY-MM-DD HH:MM:SS', { argument: 'due', kind: 'format', format: 'yyyy-MM-dd HH:mm:ss' }],
    ['priority must be one of: low, high', { argument: 'priority', kind: 'enumeration', values: ['low', 'high'] }],
    ['priority must be "low" or "high"', { argument: 'priority', kind: 'enumeration', values: ['low', 'high'] }],
    ['amount must be between 1 and 500', { argument: 'amount', kind: 'range', minimum: 1, maximum: 500 }],
    ['amount must be at most 20.5', { argument: 'amount', kind: 'range', maximum: 20.5 }],
    ['field "amount" is required', { argument: 'amount', kind: 'required' }],
  ])('%s', (message, hint) => {
    expect(hintsIn(message, ['due', 'priority', 'amount'])).toEqual([hint]);
  });

  it('is silent where the message names two arguments, or lists nothing', () => {
    expect(hintsIn('amount and due must be between 1 and 5', ['due', 'amount'])).toEqual([]);
    expect(hintsIn('amount must be positive', ['amount'])).toEqual([]);
  });
});

describe('argumentRulesFrom', () => {
  const success = (workflowId: string, args: ParameterObservation['args']): ParameterObservation => ({
    workflowId,
    args,
    success: true,
  });

  it('learns a format from one failure that this argument alone fixed', () => {
    const rules = argumentRulesFrom(
      [
        {
          workflowId: 'w1',
          args: { due: '30.11.2024' },
          success: false,
          cause: 'invalid_arguments',
          message: 'bad date',
          fix: [
            {
              kind: 'argument_reformatted',
              argument: 'due',
              before: '30.11.2024',
              after: '2024-11-30',
              format: 'yyyy-MM-dd',
            },
          ],
        },
        success('w1', { due: '2024-11-30' }),
      ],
      ['due']
    );
    expect(rules).toMatchObject([{ argument: 'due', kind: 'format', format: 'yyyy-MM-dd', contradictions: 0 }]);
  });

  it('learns nothing from successes alone, however many', () => {
    const seen = Array.from({ length: 40 }, (_, i) => success(`w${i}`, { status: 'open', due: '2024-01-02' }));
    expect(argumentRulesFrom(seen, ['status', 'due'])).toEqual([]);
  });

  it('drops a rule that a success contradicts', () => {
    const failure: ParameterObservation = {
      workflowId: 'w1',
      args: {},
      success: false,
      cause: 'invalid_arguments',
      message: 'amount is required',
    };
    expect(argumentRulesFrom([failure], ['amount'])).toMatchObject([{ kind: 'required', argument: 'amount' }]);
    expect(argumentRulesFrom([failure, success('w2', { other: 1 })], ['amount'])).toEqual([]);
  });

  it('takes no one argument for required where a call had none of several', () => {
    const bare = (workflowId: string, args: ParameterObservation['args'] = {}): ParameterObservation => ({
      ...{ workflowId, args, success: false, cause: 'invalid_arguments', message: 'nothing to look for' },
      fix: [{ kind: 'argument_added', argument: 'board', after: 'Design' }],
    });
    const found = [1, 2, 3, 4, 5].map((n) => ({ workflowId: `s${n}`, args: { board: 'Design' }, success: true }));
    expect(argumentRulesFrom([bare('a'), bare('b'), ...found], ['board', 'owner'])).toEqual([]);
    // Another argument was there, or there is no other: then it is known which one was missing.
    const required = [{ kind: 'required', argument: 'board' }];
    expect(argumentRulesFrom([bare('a', { owner: 'x' }), ...found], ['board', 'owner'])).toMatchObject(required);
    expect(argumentRulesFrom([bare('a'), ...found], ['board'])).toMatchObject(required);
  });

  it('takes no rule from an outage', () => {
    const outage: ParameterObservation = {
      workflowId: 'w1',
      args: { amount: 3 },
      success: false,
      cause: 'unavailable',
      message: 'amount must be at most 2',
    };
    expect(argumentRulesFrom([outage], ['amount'])).toEqual([]);
  });

  it('learns an enumeration when enough calls kept it and enough were refused outside', () => {
    const good = Array.from({ length: 9 }, (_, i) => success(`w${i}`, { level: i % 2 ? 'low' : 'high' }));
    const bad = ['x', 'y'].map((level, i): ParameterObservation => ({
      workflowId: `b${i}`,
      args: { level },
      success: false,
      cause: 'invalid_arguments',
      message: 'level is not valid',
    }));
    expect(argumentRulesFrom([...good, ...bad], ['level'])).toMatchObject([{ kind: 'enumeration', support: 11 }]);
  });
});

describe('applyArgumentRules', () => {
  it('rewrites a date into the learnt format and says so', () => {
    const applied = applyArgumentRules([rule({ format: 'yyyy-MM-dd', text: 'ISO' })], { due: '30.11.2024' });
    expect(applied).toEqual({
      args: { due: '2024-11-30' },
      repairs: [{ argument: 'due', rule: 'ISO', before: '30.11.2024', after: '2024-11-30' }],
      violations: [],
    });
  });

  it('refuses a date that could be two days', () => {
    const applied = applyArgumentRules([rule({ format: 'yyyy-MM-dd', text: 'ISO' })], { due: '05/06/2024' });
    expect(applied.repairs).toEqual([]);
    expect(applied.violations).toEqual(['ISO, and not "05/06/2024"']);
  });

  it('repairs case, digits and an enumeration spelling, and never invents a value', () => {
    const rules = [
      rule({ argument: 'a', format: 'lower' }),
      rule({ argument: 'b', format: 'digits' }),
      rule({ argument: 'c', kind: 'enumeration', values: ['in_review', 'open'] }),
      rule({ argument: 'd', kind: 'required', text: 'd is required' }),
      rule({ argument: 'e', kind: 'range', maximum: 5, text: 'e at most 5' }),
    ];
    const applied = applyArgumentRules(rules, { a: 'ANN', b: '+1 (555) 01', c: 'In Review', e: 9 });
    expect(applied.args).toEqual({ a: 'ann', b: '155501', c: 'in_review', e: 9 });
    expect(applied.violations).toEqual(['d is required', 'e at most 5, and not 9']);
  });

  it('leaves arguments that keep the rules untouched, and is idempotent', () => {
    const formats = ['yyyy-MM-dd', 'dd.MM.yyyy', 'yyyy/MM/dd', 'yyyy-MM-dd HH:mm:ss'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.constantFrom(...formats.slice(0, 3)),
        fc.constantFrom(...formats.slice(0, 3)),
        (day, from, to) => {
          const iso = day.toISOString().slice(0, 10);
          const once = applyArgumentRules([rule({ format: to })], { due: writeDate(iso, from) as string });
          expect(once.args.due).toBe(writeDate(iso, to));
          expect(applyArgumentRules([rule({ format: to })], once.args)).toEqual({
            args: once.args,
            repairs: [],
            violations: [],
          });
        }
      )
    );
  });
});

describe('dateReadings', () => {
  it('knows the calendar', () => {
    expect(dateReadings('2023-02-29')).toEqual([]);
    expect(dateReadings('2024-02-29').map((reading) => reading.iso)).toEqual(['2024-02-29']);
    expect(new Set(dateReadings('05/06/2024').map((reading) => reading.iso)).size).toBe(2);
  });
});
