import type { Call } from '../shared/protocol/call';
import { jsonBytes } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import type { RunRecord } from '../shared/protocol/run-record';

/** Bytes for the words about what was cut, and for the envelope of the payload. */
const MARGIN = 1_000;

/** What is dropped from calls, first to last; always the oldest first. */
const DROPPED: { part: 'output' | 'args'; reads: boolean; words: string }[] = [
  { part: 'output', reads: true, words: 'outputs of reads' },
  { part: 'args', reads: true, words: 'arguments of reads' },
  { part: 'output', reads: false, words: 'outputs of effects' },
  { part: 'args', reads: false, words: 'arguments of effects' },
];

/**
 * The record in at most `LIMITS.runRecordBytes`, whatever the number of calls: the oldest reads' outputs go first, then
 * arguments, then whole calls, and last what the plan was. `cut` says what is missing.
 */
export function trimRecord(record: RunRecord): RunRecord {
  let excess = jsonBytes(record) + MARGIN - LIMITS.runRecordBytes;
  if (excess <= MARGIN) return record;
  const cut: string[] = [];
  const calls = record.calls.map((call): Call => ({ ...call }));
  for (const { part, reads, words } of DROPPED) {
    let count = 0;
    for (const call of calls) {
      if (excess <= 0) break;
      if (reads !== (call.effect === 'read') || call[part] === undefined) continue;
      excess -= jsonBytes(call[part]);
      delete call[part];
      count += 1;
    }
    if (count > 0) cut.push(`${count} ${words}`);
  }
  let gone = 0;
  for (; excess > 0 && gone < calls.length; gone++) excess -= jsonBytes(calls[gone]);
  if (gone > 0) cut.push(`${gone} calls`);
  const small: RunRecord = { ...record, calls: calls.slice(gone), cut };
  if (excess > 0) {
    cut.push('what was written', 'the plan');
    Object.assign(small, { written: {}, slots: {}, plan: undefined, failures: [] });
  }
  return small;
}
