import type { ErrorCode } from '../../protocol/errors';

export const ROOT_CAUSES = [
  'invalid_arguments',
  'permission_denied',
  'tool_mismatch',
  'missing_step',
  'not_found',
  'conflict',
  'rate_limited',
  'unavailable',
  'timeout',
  'model_output',
  'unknown',
] as const;

export type RootCauseCategory = (typeof ROOT_CAUSES)[number];

/** Why a call failed (paper 3.2.1, root cause categories), and what says so. */
export interface RootCause {
  category: RootCauseCategory;
  /** In [0, 1]: 1 for our own type, less for the API's code, least for its words. */
  confidence: number;
  /** What the rule saw, in words. */
  evidence: string;
}

/** Our own failure types that need no reading. */
const BY_TYPE: Partial<Record<ErrorCode, RootCauseCategory>> = {
  TOOL_INPUT_INVALID: 'invalid_arguments',
  TOOL_INPUT_TOO_LARGE: 'invalid_arguments',
  BINDING_FAILED: 'invalid_arguments',
  TOOL_PERMISSION: 'permission_denied',
  TOOL_UNKNOWN: 'tool_mismatch',
  TOOL_TIMEOUT: 'timeout',
  LLM_TIMEOUT: 'timeout',
  LLM_RATE_LIMITED: 'rate_limited',
  LLM_UNAVAILABLE: 'unavailable',
  LLM_BAD_OUTPUT: 'model_output',
  LLM_TRUNCATED: 'model_output',
  LLM_REFUSED: 'model_output',
  PLAN_INVALID: 'model_output',
  EXPRESSION_INVALID: 'model_output',
};

type Rule = readonly [RootCauseCategory, RegExp];

/** The API's code, split into lower-case words: `ORDER_ALREADY_REFUNDED` is `order already refunded`, HTTP statuses by number. */
const BY_CODE: readonly Rule[] = [
  ['rate_limited', /\b(?:rate limit(?:ed)?|too many requests|throttl\w*|quota(?: exceeded)?|429)\b/],
  ['permission_denied', /\b(?:permission|forbidden|unauthori[sz]ed|access denied|not allowed|auth\w*|401|403)\b/],
  ['timeout', /\b(?:time ?out|timed out|deadline(?: exceeded)?|etimedout|408|504)\b/],
  [
    'unavailable',
    /\b(?:unavailable|econnrefused|econnreset|enotfound|network|service down|bad gateway|overloaded|5\d\d)\b/,
  ],
  [
    'missing_step',
    /\b(?:precondition\w*|prerequisite\w*|not (?:yet )?\w+ed yet|step missing|must \w+ first|412|428)\b/,
  ],
  ['not_found', /\b(?:not found|no such|unknown (?:id|\w+ id)|does not exist|missing record|404|410|enoent)\b/],
  ['conflict', /\b(?:conflict|already|duplicate|exists|locked|stale|version mismatch|closed|409|423)\b/],
  [
    'invalid_arguments',
    /\b(?:invalid|bad (?:request|input|argument|format|date)|malformed|validation|out of range|required|format|type|400|422)\b/,
  ],
  [
    'tool_mismatch',
    /\b(?:unsupported|not supported|not applicable|wrong (?:tool|endpoint|operation)|method not allowed|405|501)\b/,
  ],
];

/** The API's words. Stricter than the codes, since words also quote what the user asked for. */
const BY_MESSAGE: readonly Rule[] = [
  ['rate_limited', /\b(?:rate limit|too many requests|slow down|quota exceeded|try again in \d)/],
  [
    'permission_denied',
    /\b(?:permission|not permitted|not authori[sz]ed|forbidden|access (?:is )?denied|lacks? the (?:scope|right|role))/,
  ],
  ['timeout', /\b(?:timed out|time ?out|deadline exceeded|took too long)\b/],
  [
    'missing_step',
    /\b(?:must (?:first )?be \w+(?: \w+)? (?:first|before)|must first\b|requires? \w+(?: \w+){0,3} (?:first|before)|before (?:it|you|this) can|has not been \w+ yet|not yet \w+ed)\b/,
  ],
  [
    'conflict',
    /\b(?:already (?:exists|been|\w+ed|\w+en|closed|paid)|conflicts? with|duplicate|was changed by|is locked)\b/,
  ],
  [
    'not_found',
    /\b(?:not found|could not find|cannot find|there are 0$|no (?:such|matching)|does not exist|doesn't exist|unknown (?:id|user|customer|order|record))\b/,
  ],
  [
    'invalid_arguments',
    /\b(?:invalid|must be (?:a|an|one of|in|at (?:least|most)|between|greater|less|positive|of)\b|is required|required (?:field|argument|parameter)|missing (?:field|argument|parameter|required)|expected (?:a|an|format|one|type|string|number|integer|date)|malformed|out of range|not a valid|wrong format)/,
  ],
  [
    'unavailable',
    /\b(?:unavailable|connection (?:refused|reset|closed)|econn\w+|network error|bad gateway|temporarily|is down|maintenance)\b/,
  ],
  [
    'tool_mismatch',
    /\b(?:not supported|unsupported|use \w+ instead|wrong (?:tool|endpoint)|does not apply to|cannot be used (?:for|with))\b/,
  ],
];

/**
 * The root cause by rules on type, code and message, in this order; `unknown` rather than a guess. Rules on words go from
 * the specific to the general, and a second category in the same message lowers the confidence.
 */
export function rootCauseOf(failure: {
  code: ErrorCode;
  toolCode?: string;
  message: string;
  rule?: string;
}): RootCause {
  if (failure.rule) return { category: 'invalid_arguments', confidence: 1, evidence: `learnt rule: ${failure.rule}` };
  const typed = BY_TYPE[failure.code];
  if (typed) return { category: typed, confidence: 1, evidence: `type ${failure.code}` };

  const code = wordsOf(failure.toolCode ?? '');
  const byCode = BY_CODE.find(([, pattern]) => pattern.test(code));
  if (byCode) return { category: byCode[0], confidence: 0.9, evidence: `code ${failure.toolCode}` };

  const message = failure.message.toLowerCase();
  const found = BY_MESSAGE.flatMap(([category, pattern]) => {
    const match = pattern.exec(message);
    return match ? [{ category, words: match[0], at: match.index }] : [];
  });
  const [first, second] = found;
  if (first && !second) return { category: first.category, confidence: 0.7, evidence: `message "${first.words}"` };
  if (first && second) {
    return { category: first.category, confidence: 0.5, evidence: `message "${first.words}", also "${second.words}"` };
  }
  if (failure.code === 'TOOL_TRANSIENT') {
    return { category: 'unavailable', confidence: 0.6, evidence: 'the tool called it retryable, and it stayed so' };
  }
  return { category: 'unknown', confidence: 0, evidence: `nothing known in ${failure.toolCode ?? failure.code}` };
}

function wordsOf(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim();
}
