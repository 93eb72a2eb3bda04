import type { Json, JsonObject } from '../../protocol/json';
import type { ArgumentRepair } from '../../protocol/call';
import type { ArgumentRule } from './argument-rule';
import { dateReadings, isDateFormat, writeDate } from '../../values/date-format';
import { hasFormat, satisfies } from './parameter-observations';

export interface AppliedRules {
  /** The arguments after the repairs; the input is not changed. */
  args: JsonObject;
  repairs: ArgumentRepair[];
  /** Rules that the arguments break and that no certain repair mends, in words. */
  violations: string[];
}

/**
 * Checks learnt rules before a call and repairs what has exactly one right form: a date in another format, a case, the
 * separators of a number, an enumeration's spelling. A repair never invents a value; anything else is a violation, which
 * goes back to the model before the tool is called (paper 3.2.1, exception avoidance).
 */
export function applyArgumentRules(rules: readonly ArgumentRule[], args: JsonObject): AppliedRules {
  const fixed: JsonObject = { ...args };
  const repairs: ArgumentRepair[] = [];
  const violations: string[] = [];
  for (const rule of rules) {
    if (satisfies(rule, fixed) !== false) continue;
    const before = fixed[rule.argument];
    const after = before === undefined ? undefined : repairOf(rule, before);
    if (before === undefined || after === undefined) {
      violations.push(before === undefined ? rule.text : `${rule.text}, and not ${JSON.stringify(before)}`);
      continue;
    }
    fixed[rule.argument] = after;
    repairs.push({ argument: rule.argument, rule: rule.text, before, after });
  }
  return { args: fixed, repairs, violations };
}

function repairOf(rule: ArgumentRule, value: Json): Json | undefined {
  if (typeof value !== 'string') return undefined;
  if (rule.kind === 'enumeration') return spelledLike(value, rule.values ?? []);
  if (rule.kind !== 'format' || rule.format === undefined) return undefined;
  if (rule.format === 'lower') return value.toLowerCase();
  if (rule.format === 'upper') return value.toUpperCase();
  if (rule.format === 'digits') {
    const digits = value.replace(/[\s#().+-]/g, '');
    return hasFormat(digits, 'digits') ? digits : undefined;
  }
  return isDateFormat(rule.format) ? rewriteDate(value, rule.format) : undefined;
}

/** `05/06/2025` can be two days, and then it is no repair: the readings must agree. */
function rewriteDate(value: string, format: string): string | undefined {
  const moments = new Set(dateReadings(value).map((reading) => reading.iso));
  const [iso] = moments;
  return moments.size === 1 && iso !== undefined ? writeDate(iso, format) : undefined;
}

/** The one allowed value that is the same but for case, spaces and separators. */
function spelledLike(value: string, allowed: readonly Json[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');
  const same = allowed.filter((item): item is string => typeof item === 'string' && bare(item) === bare(value));
  return new Set(same).size === 1 ? same[0] : undefined;
}
