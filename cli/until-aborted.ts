/** Waits for Ctrl-C, or for the end of what runs; rejects where that ended with an error. */
export async function untilAborted(signal: AbortSignal, running: Promise<void>): Promise<void> {
  let stopped: (() => void) | undefined;
  const aborted = new Promise<void>((resolve) => {
    stopped = () => resolve();
    if (signal.aborted) stopped();
    else signal.addEventListener('abort', stopped, { once: true });
  });
  try {
    await Promise.race([aborted, running]);
  } finally {
    if (stopped) signal.removeEventListener('abort', stopped);
  }
}
