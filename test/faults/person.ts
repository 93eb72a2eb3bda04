import { setTimeout as sleep } from 'node:timers/promises';
import type { RunHandle } from '../../client/run-handle';
import type { Rig } from './rig';

const LOOK_MS = 250;

/**
 * Waits for a run's end and plays the person who looks after its letters of unknown outcome, knowing the receiver's truth.
 * Whether it ended in time. One call at a time, and none is left open when it returns.
 */
export async function settled(rig: Rig, run: RunHandle, timeoutMs = 180_000): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  const handle = rig.temporal.workflow.getHandle(run.workflowId);
  while (Date.now() < until) {
    try {
      const { status } = await handle.describe();
      if (status.name !== 'RUNNING') return true;
      for (const { callId, kind } of (await run.report()).pending) {
        if (kind !== 'outcome') continue;
        await run.resolve({ callId, resolution: letterOf(rig, run.workflowId) ? 'happened' : 'did_not_happen' });
      }
    } catch {
      // the server or every worker is away: the run is not lost, only not to be seen just now
    }
    await sleep(LOOK_MS);
  }
  return false;
}

function letterOf(rig: Rig, workflowId: string): boolean {
  return rig.receiver.effects('send_letter').some((effect) => (effect.output as { run?: string }).run === workflowId);
}
