import { evidenceOf } from '../../../shared/protocol/evidence';
import { doneCall } from '../learning/call-fixture';

const read = doneCall('find', {}, {}, { check: 'none' });
const checkedRead = doneCall('get', {}, {}, { check: 'passed' });
const effect = doneCall('refund', {}, {}, { effect: 'compensable', check: 'none' });
const checkedEffect = doneCall('refund', {}, {}, { effect: 'compensable', check: 'passed' });

describe('evidenceOf', () => {
  it('takes passing checks, one on each node with an effect', () => {
    expect(evidenceOf({ outcome: 'answered', calls: [read, checkedEffect] })).toEqual({
      sufficient: true,
      kind: 'checks',
      missing: [],
    });
  });

  it('names the unchecked effect', () => {
    expect(evidenceOf({ outcome: 'answered', calls: [checkedRead, effect] })).toEqual({
      sufficient: false,
      kind: 'none',
      missing: ['a check on refund, which has an effect'],
    });
  });

  it('needs one check of a plan of reads', () => {
    expect(evidenceOf({ outcome: 'answered', calls: [read] }).sufficient).toBe(false);
    expect(evidenceOf({ outcome: 'answered', calls: [read, checkedRead] }).sufficient).toBe(true);
  });

  it('takes no run without a call, and none that did not answer', () => {
    expect(evidenceOf({ outcome: 'answered', calls: [] }).sufficient).toBe(false);
    expect(evidenceOf({ outcome: 'needs_input', calls: [checkedRead] }).sufficient).toBe(false);
  });

  it('puts the user above checks, and a wrong verdict above all', () => {
    expect(evidenceOf({ outcome: 'answered', calls: [effect], verdict: 'right' }).kind).toBe('user');
    expect(
      evidenceOf({ outcome: 'answered', calls: [checkedEffect], verdict: 'wrong', verified: true }).sufficient
    ).toBe(false);
    expect(evidenceOf({ outcome: 'answered', calls: [checkedEffect], verified: false }).sufficient).toBe(false);
    expect(evidenceOf({ outcome: 'answered', calls: [effect], verified: true }).kind).toBe('verify');
  });

  it('lets silence count only where configured, and never over a failed check', () => {
    expect(evidenceOf({ outcome: 'answered', calls: [effect] }).sufficient).toBe(false);
    expect(evidenceOf({ outcome: 'answered', calls: [effect], silenceCounts: true }).kind).toBe('window');
    const refuted = { ...effect, check: 'failed' as const };
    expect(evidenceOf({ outcome: 'answered', calls: [refuted], silenceCounts: true }).sufficient).toBe(false);
  });

  it('forgets a read of an iteration that was given up, and not an effect', () => {
    const given = { ...read, callId: 'C/1/find', check: 'failed' as const };
    const kept = { ...effect, callId: 'C/1/refund' };
    const last = { ...checkedRead, callId: 'C/2/get' };
    expect(evidenceOf({ outcome: 'answered', calls: [given, last] }).sufficient).toBe(true);
    expect(evidenceOf({ outcome: 'answered', calls: [kept, last] }).sufficient).toBe(false);
  });
});
