import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import { dateReadings } from '../../values/date-format';
import { failed, succeeded, type ObservedCall } from './observed-call';

/** What one argument was before and after the fix. Redacted like the calls themselves. */
export type ArgumentChange =
  | { kind: 'argument_added'; argument: string; after: Json }
  | { kind: 'argument_removed'; argument: string; before: Json }
  /** The same value in another form: a date format, a case, a number as text. */
  | { kind: 'argument_reformatted'; argument: string; before: Json; after: Json; format?: string }
  | { kind: 'argument_changed'; argument: string; before: Json; after: Json };

/** What differed in the first later call of the same run that succeeded (paper 3.2.1; DESIGN section 6.2). */
export interface Fix {
  failedCall: string;
  succeededCall: string;
  changes: (ArgumentChange | { kind: 'tool_replaced'; by: string } | { kind: 'step_inserted'; tools: string[] })[];
}

/** The fix of each failed call that has one. `calls` are one run's, in the order of their start. */
export function fixesIn(calls: readonly ObservedCall[]): Map<string, Fix> {
  const fixes = new Map<string, Fix>();
  calls.forEach((call, index) => {
    if (!failed(call)) return;
    const fix = fixOf(call, calls.slice(index + 1), calls.slice(0, index));
    if (fix) fixes.set(call.callId, fix);
  });
  return fixes;
}

function fixOf(call: ObservedCall, later: readonly ObservedCall[], earlier: readonly ObservedCall[]): Fix | undefined {
  const sameTool = later.findIndex(
    (next) => next.tool === call.tool && succeeded(next) && !next.reusedFrom && sameItem(call, next)
  );
  const success = later[sameTool];
  if (success) {
    const changes: Fix['changes'] = call.args && success.args ? argumentChanges(call.args, success.args) : [];
    const before = new Set(earlier.filter(succeeded).map((done) => done.tool));
    const inserted = later
      .slice(0, sameTool)
      .filter((step) => succeeded(step) && step.tool !== call.tool && !before.has(step.tool))
      .map((step) => step.tool);
    // A step is the fix only where the arguments are not: a changed argument explains more than a call in between.
    if (inserted.length > 0 && !changes.some(isForm))
      changes.push({ kind: 'step_inserted', tools: [...new Set(inserted)] });
    return changes.length === 0 ? undefined : { failedCall: call.callId, succeededCall: success.callId, changes };
  }
  const replaced = later.find((next) => next.tool !== call.tool && succeeded(next) && standsFor(call, next));
  if (!replaced) return undefined;
  return {
    failedCall: call.callId,
    succeededCall: replaced.callId,
    changes: [{ kind: 'tool_replaced', by: replaced.tool }],
  };
}

/** Items of one `forEach` are other calls, not later tries, unless another iteration made them again. */
function sameItem(call: ObservedCall, next: ObservedCall): boolean {
  return call.index === undefined || next.index === undefined || call.index === next.index;
}

function isForm(change: Fix['changes'][number]): boolean {
  return (
    change.kind === 'argument_reformatted' || change.kind === 'argument_added' || change.kind === 'argument_removed'
  );
}

/** Another tool stands for the failed one where it has the same node, or was given the same values. */
function standsFor(call: ObservedCall, next: ObservedCall): boolean {
  if (call.node === next.node) return true;
  if (!call.args || !next.args || next.effect !== call.effect) return false;
  const values = new Set(Object.values(call.args).map(canonicalJson));
  if (values.size === 0) return false;
  const shared = Object.values(next.args).filter((value) => values.has(canonicalJson(value))).length;
  return shared * 2 >= values.size && shared > 0;
}

/** The differences between two calls' arguments, by name. */
function argumentChanges(before: JsonObject, after: JsonObject): ArgumentChange[] {
  const changes: ArgumentChange[] = [];
  for (const argument of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    const [old, fresh] = [before[argument], after[argument]];
    if (old === undefined && fresh !== undefined) changes.push({ kind: 'argument_added', argument, after: fresh });
    else if (old !== undefined && fresh === undefined)
      changes.push({ kind: 'argument_removed', argument, before: old });
    else if (old !== undefined && fresh !== undefined && canonicalJson(old) !== canonicalJson(fresh)) {
      const form = sameInOtherForm(old, fresh);
      if (form) changes.push({ kind: 'argument_reformatted', argument, before: old, after: fresh, ...form });
      else changes.push({ kind: 'argument_changed', argument, before: old, after: fresh });
    }
  }
  return changes;
}

/** Is it one value in two forms; with the new form's name where it has one. */
export function sameInOtherForm(before: Json, after: Json): { format?: string } | undefined {
  if (typeof before === 'number' || typeof after === 'number') {
    return typeof before !== typeof after && Number(before) === Number(after) && before !== '' ? {} : undefined;
  }
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  const readings = dateReadings(before);
  for (const target of dateReadings(after)) {
    const sameDay = readings.some((reading) => reading.format !== target.format && sameMoment(reading.iso, target.iso));
    if (sameDay) return { format: target.format };
  }
  if (before.toLowerCase() === after.toLowerCase()) {
    return after === after.toLowerCase()
      ? { format: 'lower' }
      : after === after.toUpperCase()
        ? { format: 'upper' }
        : {};
  }
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (bare(before) !== '' && bare(before) === bare(after)) return /^\d+$/.test(after) ? { format: 'digits' } : {};
  return undefined;
}

/** A date and a date-time of that day are the same moment in two forms. */
function sameMoment(a: string, b: string): boolean {
  return (
    a === b ||
    (a.length !== b.length && a.slice(0, 10) === b.slice(0, 10) && (a.endsWith('T00:00:00') || b.endsWith('T00:00:00')))
  );
}

/** One fix as a sentence for prompts and people. */
export function describeFix(fix: Pick<Fix, 'changes'>): string {
  return fix.changes.map(describeChange).join('; ');
}

function describeChange(change: Fix['changes'][number]): string {
  switch (change.kind) {
    case 'argument_added':
      return `give \`${change.argument}\` too`;
    case 'argument_removed':
      return `leave out \`${change.argument}\``;
    case 'argument_reformatted':
      return change.format
        ? `write \`${change.argument}\` as ${change.format}`
        : `write \`${change.argument}\` in the form of ${JSON.stringify(change.after)} instead of ${JSON.stringify(change.before)}`;
    case 'argument_changed':
      return `take another value for \`${change.argument}\``;
    case 'tool_replaced':
      return `call \`${change.by}\` instead`;
    case 'step_inserted':
      return `call ${change.tools.map((tool) => `\`${tool}\``).join(', ')} first`;
  }
}
