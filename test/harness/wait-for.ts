import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/** Asks again and again, never twice at once, until the condition holds; throws after `timeoutMs`, naming what it waited for. */
export async function waitFor(
  what: string,
  holds: () => Promise<boolean> | boolean,
  timeoutMs = 40_000
): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(POLL_MS);
  }
}
