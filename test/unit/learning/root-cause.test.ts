import { rootCauseOf } from '../../../shared/learning/observe/root-cause';
import type { ErrorCode } from '../../../shared/protocol/errors';

describe('rootCauseOf', () => {
  it.each<[ErrorCode, string, string, string]>([
    ['TOOL_INPUT_INVALID', '', 'anything', 'invalid_arguments'],
    ['TOOL_PERMISSION', '', 'anything', 'permission_denied'],
    ['TOOL_TIMEOUT', '', 'anything', 'timeout'],
    ['LLM_BAD_OUTPUT', '', 'anything', 'model_output'],
    ['TOOL_UNKNOWN', '', 'anything', 'tool_mismatch'],
    ['TOOL_PERMANENT', 'ORDER_ALREADY_REFUNDED', 'x', 'conflict'],
    ['TOOL_PERMANENT', 'CustomerNotFound', 'x', 'not_found'],
    [
      'EXPRESSION_FAILED',
      '',
      'The expression `$one(nodes.a[0])` failed: $one needs exactly one element; there are 0',
      'not_found',
    ],
    ['EXPRESSION_FAILED', '', 'The expression `x` failed: $one needs exactly one element; there are 4', 'unknown'],
    ['TOOL_PERMANENT', 'HTTP_429', 'x', 'rate_limited'],
    ['TOOL_PERMANENT', 'INVALID_DATE', 'x', 'invalid_arguments'],
    ['TOOL_PERMANENT', 'E_FORBIDDEN', 'x', 'permission_denied'],
    ['TOOL_PERMANENT', 'PRECONDITION_FAILED', 'x', 'missing_step'],
    ['TOOL_PERMANENT', 'X1', 'the parcel must first be packed', 'missing_step'],
    ['TOOL_PERMANENT', 'X1', 'amount must be at least 1', 'invalid_arguments'],
    ['TOOL_PERMANENT', 'X1', 'refunds are not supported here, use void_order instead', 'tool_mismatch'],
    ['TOOL_TRANSIENT', 'X1', 'hm', 'unavailable'],
  ])('%s %s "%s" is %s', (code, toolCode, message, category) => {
    expect(rootCauseOf({ code, toolCode, message }).category).toBe(category);
  });

  it('says unknown rather than guess, with no confidence', () => {
    expect(rootCauseOf({ code: 'TOOL_PERMANENT', toolCode: 'X17', message: 'Kaboom' })).toMatchObject({
      category: 'unknown',
      confidence: 0,
    });
  });

  it('trusts a type more than a code, a code more than words, and doubts words that say two things', () => {
    const typed = rootCauseOf({ code: 'TOOL_PERMISSION', toolCode: 'NOT_FOUND', message: '' });
    const coded = rootCauseOf({ code: 'TOOL_PERMANENT', toolCode: 'NOT_FOUND', message: 'permission' });
    const worded = rootCauseOf({ code: 'TOOL_PERMANENT', toolCode: 'X', message: 'order not found' });
    const doubtful = rootCauseOf({ code: 'TOOL_PERMANENT', toolCode: 'X', message: 'order not found: invalid id' });
    expect([typed, coded, worded, doubtful].map((cause) => cause.confidence)).toEqual([1, 0.9, 0.7, 0.5]);
    expect(doubtful.evidence).toContain('not found');
  });
});
