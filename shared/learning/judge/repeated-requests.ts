import { digestOf, type Json } from '../../protocol/json';
import { inOrderOfTime } from './statistics';
import type { Observation } from '../../matching/template';

/** Requests that a template remembers at most; the latest ones stay. */
const MOST_REQUESTS = 100;

/** What makes two queries one request of a template: the masked wording, letter by letter, and the value of every slot. */
export function requestOf(wording: string, slots: Readonly<Record<string, Json>>): string {
  return digestOf([wording, slots]).slice(0, 24);
}

/**
 * The requests that came back and succeeded each time: in so many runs, each with evidence and not served by A. They show
 * nothing about other values, so that a template which nothing else speaks for may repeat exactly these (decision 0003). One
 * that then failed has to succeed as often again, and a wrong answer or a failure in A makes the template forget them all.
 *
 * @param needed independent runs
 */
export function provenRequests(observations: readonly Observation[], needed: number): string[] {
  let proven = new Map<string, Set<string>>();
  for (const seen of inOrderOfTime(observations)) {
    if (seen.verdict === 'wrong' || (seen.kind === 'direct' && !seen.success)) proven = new Map();
    if (seen.request === undefined || seen.kind === 'direct') continue;
    const runs = proven.get(seen.request) ?? new Set();
    proven.delete(seen.request);
    if (!seen.success) continue;
    proven.set(seen.request, seen.evidence ? new Set([...runs, seen.workflowId]) : runs);
  }
  return [...proven].flatMap(([request, runs]) => (runs.size >= needed ? [request] : [])).slice(-MOST_REQUESTS);
}
