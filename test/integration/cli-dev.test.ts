import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT } from '../../cli/exit-codes';
import type { MessagesApiServer } from '../../testing/messages-api-server';
import { cliProcess, ROOT, startBoltsModel, startCli, TOOLS } from './cli-fixture';

interface DevLine {
  address: string;
  uiUrl: string;
  tools: string[];
  model: string;
}

describe('workflowgen dev', () => {
  let model: MessagesApiServer;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    model = await startBoltsModel();
  });
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await model.close();
  });

  async function dev(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; line: DevLine; server: number }> {
    const argv = ['dev', '--tools', TOOLS, '--port', '0', '--ui-port', '0'];
    const { child, line } = await startCli<DevLine>(argv, { ANTHROPIC_BASE_URL: model.url, ...env }, started);
    const port = line.address.split(':')[1] ?? '';
    const server = execFileSync('pgrep', ['-f', `start-dev .*--port ${port} `])
      .toString()
      .trim();
    return { child, line, server: Number(server) };
  }

  async function gone(pid: number): Promise<boolean> {
    for (let waited = 0; waited < 10_000; waited += 100) {
      try {
        process.kill(pid, 0);
      } catch {
        return true;
      }
      await sleep(100);
    }
    return false;
  }

  it('starts everything, is found by other commands of its folder, keeps what it learnt, and leaves nothing behind', async () => {
    const env = { WORKFLOWGEN_DATA: mkdtempSync(join(tmpdir(), 'wfg-dev-')) };
    const first = await dev(env);
    expect(first.line).toMatchObject({ tools: ['count_bolts'], model: `the Messages API at ${model.url}` });
    await expect(fetch(first.line.uiUrl).then((page) => page.status)).resolves.toBe(200);

    const asked = await cliProcess(['ask', 'How many bolts are on the shelf north?', '--json'], env);
    expect(asked).toMatchObject({ code: EXIT.ok });
    expect(asked.json).toMatchObject({ answer: 'There are 5.', tier: 'C' });
    expect(asked.json.link).toContain(first.line.uiUrl);

    const ended = new Promise((resolve) => first.child.on('exit', (code) => resolve(code)));
    first.child.kill('SIGINT');
    await expect(ended).resolves.toBe(EXIT.ok);
    await expect(gone(first.server)).resolves.toBe(true);

    const second = await dev(env);
    const explained = await cliProcess(['explain', asked.json.workflowId], env);
    expect(explained.stdout).toContain('count_bolts: done');
    const used = await cliProcess(['dev', '--port', second.line.address.split(':')[1] ?? '', '--tools', TOOLS], {
      ...env,
      WORKFLOWGEN_DATA: mkdtempSync(join(tmpdir(), 'wfg-dev-')),
    });
    expect(used).toMatchObject({ code: EXIT.usage });
    expect(used.stderr).toMatch(/^CONFIG_INVALID: .*port/m);

    // A crash, of which no code of ours is told.
    second.child.kill('SIGKILL');
    await expect(gone(second.server)).resolves.toBe(true);
  }, 180_000);

  it('answers one query with --embedded, with nothing running before or after', async () => {
    const env = { WORKFLOWGEN_DATA: mkdtempSync(join(tmpdir(), 'wfg-dev-')), ANTHROPIC_BASE_URL: model.url };
    const asked = await cliProcess(
      ['ask', 'How many bolts are on the shelf south?', '--embedded', '--tools', TOOLS, '--json'],
      env
    );
    expect(asked.stderr).toContain('/namespaces/default/workflows/');
    expect(asked).toMatchObject({ code: EXIT.ok });
    expect(asked.json).toMatchObject({ outcome: 'answered' });
  }, 120_000);

  it.each([
    ['a tool that is registered twice', 'twice', /^TOOL_DUPLICATE: Two tools have the name "count_bolts"/],
    ['a module without tools', 'none', /^CONFIG_INVALID: Tools module .* exports no array of tools/],
  ])(
    'says in one line what is wrong with %s',
    async (_name, module, message) => {
      const path = join(ROOT, `test/integration/cli-tools-${module}.ts`);
      const result = await cliProcess(['dev', '--in-memory', '--port', '0', '--ui-port', '0', '--tools', path], {
        WORKFLOWGEN_DATA: mkdtempSync(join(tmpdir(), 'wfg-dev-')),
      });
      expect(result).toMatchObject({ code: EXIT.usage, stdout: '' });
      expect(result.stderr).toMatch(message);
    },
    120_000
  );
});
