import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkflowBundle } from '@temporalio/worker';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadHistory, replayHistories } from '../../testing/replay-histories';
import { createTracing } from '../../worker/telemetry/tracing';
import { workflowsPath } from '../../worker/workflow-source';

const FOLDER = join(__dirname, 'histories');
// Nothing listens there, and a replay sends nothing.
const tracing = createTracing({ endpoint: 'http://127.0.0.1:9' })!;

let workflowBundle: WorkflowBundle;
beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  workflowBundle = await bundleWorkflowCode(tracing.configureBundler({ workflowsPath: workflowsPath(), logger }));
}, 120_000);

it.each(readdirSync(FOLDER).sort())('%s, recorded without tracing, replays in a worker that traces', async (file) => {
  const options = tracing.configureReplayWorker({ workflowBundle });
  const [outcome] = await replayHistories([await loadHistory(join(FOLDER, file))], options);
  expect(outcome?.error).toBeUndefined();
});
