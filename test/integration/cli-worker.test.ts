import { Client, Connection } from '@temporalio/client';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT } from '../../cli/exit-codes';
import type { MessagesApiServer } from '../../testing/messages-api-server';
import { freePort } from '../../worker/embedded/free-port';
import { testServer } from '../harness/temporal-test-server';
import { cliProcess, startBoltsModel, startCli, TOOLS } from './cli-fixture';

describe('workflowgen worker', () => {
  let model: MessagesApiServer;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    model = await startBoltsModel();
  });
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await model.close();
  });

  function surroundings(): NodeJS.ProcessEnv {
    return {
      TEMPORAL_ADDRESS: testServer().address,
      ANTHROPIC_BASE_URL: model.url,
      WORKFLOWGEN_TASK_QUEUE: `cli-worker-${randomUUID()}`,
      WORKFLOWGEN_DATA: mkdtempSync(join(tmpdir(), 'wfg-worker-')),
    };
  }

  async function worker(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
    return (await startCli(['worker', '--tools', TOOLS], env, started)).child;
  }

  it('works for any client of its task queue, shows metrics, and ends in order on SIGTERM', async () => {
    const port = await freePort(0, 'metrics');
    const env = { ...surroundings(), WORKFLOWGEN_METRICS: `127.0.0.1:${port}` };
    const child = await worker(env);
    const asked = await cliProcess(['ask', 'How many bolts are on the shelf north?', '--json'], env);
    expect(asked).toMatchObject({ code: EXIT.ok });
    expect(asked.json).toMatchObject({ answer: 'There are 5.' });
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`).then((reply) => reply.text());
    expect(metrics).toMatch(/temporal_activity_execution_latency\w*\{[^}]*activity_type="count_bolts"/);

    const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
    child.kill('SIGTERM');
    await expect(ended).resolves.toBe(EXIT.ok);
  }, 120_000);

  it('runs as a version of a worker deployment, to which runs are pinned', async () => {
    const deployment = `wfg-${randomUUID()}`;
    const env: NodeJS.ProcessEnv = {
      ...surroundings(),
      WORKFLOWGEN_DEPLOYMENT: deployment,
      WORKFLOWGEN_BUILD_ID: 'v1',
    };
    await worker(env);
    const connection = await Connection.connect({ address: testServer().address });
    try {
      const client = new Client({ connection });
      await becomeCurrent(client, deployment, 'v1');
      const asked = await cliProcess(['ask', 'How many bolts are on the shelf north?', '--json'], env);
      expect(asked).toMatchObject({ code: EXIT.ok });
      const { raw } = await client.workflow.getHandle(asked.json.workflowId).describe();
      // VERSIONING_BEHAVIOR_PINNED of the service's protocol.
      expect(raw.workflowExecutionInfo?.versioningInfo).toMatchObject({
        behavior: 1,
        deploymentVersion: { deploymentName: deployment, buildId: 'v1' },
      });
    } finally {
      await connection.close();
    }
  }, 120_000);

  /** The service knows a version once its worker has polled. */
  async function becomeCurrent(client: Client, deploymentName: string, buildId: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.workflowService.setWorkerDeploymentCurrentVersion({
          namespace: 'default',
          deploymentName,
          buildId,
        });
        return;
      } catch (error) {
        if (attempt === 50) throw error;
        await sleep(200);
      }
    }
  }

  it('needs tools, and says how to name them', async () => {
    const result = await cliProcess(['worker'], surroundings());
    expect(result).toMatchObject({ code: EXIT.usage });
    expect(result.stderr).toMatch(/^CONFIG_INVALID: A worker needs tools; .*WORKFLOWGEN_TOOLS/);
  });
});
