import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkflowBundle } from '@temporalio/worker';
import { replayHistories } from '../../testing/replay-histories';
import { createTracing } from '../../worker/telemetry/tracing';
import { OWN_WORKFLOWS } from './child-scenario';
import { FILES, historyIn } from './frozen-histories';

// Nothing listens there, and a replay sends nothing.
const tracing = createTracing({ endpoint: 'http://127.0.0.1:9' })!;

let workflowBundle: WorkflowBundle;
beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  // One of the histories is of a user's own workflow, which stands beside the product's there.
  workflowBundle = await bundleWorkflowCode(tracing.configureBundler({ workflowsPath: OWN_WORKFLOWS, logger }));
}, 120_000);

it.each(FILES)('%s, recorded without tracing, replays in a worker that traces', async (file) => {
  const options = tracing.configureReplayWorker({ workflowBundle });
  const history = await historyIn(file);
  expect(await replayHistories([history], options)).toEqual([{ workflowId: history.workflowId }]);
});
