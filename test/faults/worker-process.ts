import { NativeConnection, Worker } from '@temporalio/worker';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createS3Artifacts } from '../../activities/artifact-store/s3-artifacts';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { createAnthropicPlanner } from '../../activities/planner/anthropic-planner';
import { loadConfiguration } from '../../worker/configuration';
import { installTelemetry } from '../../worker/telemetry';
import { WorkflowGenPlugin } from '../../worker/workflowgen-plugin';
import { warehouseTools } from '../harness/warehouse-tools';
import type { WorkerSettings } from './rig';

/** A whole worker as a process of its own, which the fault tests kill by pid. Its settings come as JSON in one variable. */
async function main(): Promise<void> {
  const settings = JSON.parse(process.env.WORKFLOWGEN_FAULT_WORKER ?? '') as WorkerSettings;
  const { folder, qdrant, labelVersion, activityOptions } = settings;
  installTelemetry({ logLevel: 'ERROR', metrics: loadConfiguration().metrics });
  const plugin = new WorkflowGenPlugin({
    tools: warehouseTools(folder, { labelVersion }),
    store: qdrant
      ? createQdrantStore({ ...qdrant, apiKey: process.env.QDRANT_API_KEY })
      : createLibsqlStore({ url: `file:${folder}/experience.db` }),
    artifacts: settings.s3
      ? createS3Artifacts(settings.s3)
      : createLibsqlArtifacts({ url: `file:${folder}/artifacts.db` }),
    embedder: createMiniLmEmbedder({ folder: settings.embedder }),
    planner: createAnthropicPlanner({ apiKey: 'test', baseURL: settings.modelUrl }),
    activityOptions,
    lexicon: { item: ['bolts', 'washers', 'hinges', 'screws', 'rivets', 'anchors'] },
  });
  const connection = await NativeConnection.connect({ address: settings.address });
  const worker = await Worker.create({
    connection,
    taskQueue: settings.taskQueue,
    plugins: [plugin],
    workflowBundle: { codePath: settings.bundle },
    shutdownGraceTime: '2 s',
    // A killed worker leaves its sticky queue behind; the default would wait 10 s for it.
    stickyQueueScheduleToStartTimeout: '2 s',
  });
  process.on('SIGTERM', () => worker.shutdown());
  // A fault that a test causes from here on must not meet the opening of the store.
  await plugin.open();
  process.send?.('polling');
  await worker.run();
  await plugin.close();
  await connection.close();
  process.disconnect?.();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
