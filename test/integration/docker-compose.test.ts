import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SEARCH_ATTRIBUTES } from '../../shared/protocol/messages';
import { ensureParts } from '../../worker/embedded/parts';
import { testServer } from '../harness/temporal-test-server';
import { waitFor } from '../harness/wait-for';

const run = promisify(execFile);
const compose = readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8');

/** The shell script that a service of the file runs, as its shell gets it. */
function commandOf(service: string): string {
  const [, from = ''] = compose.split(`\n  ${service}:\n`);
  const [, block = ''] = /command:\n {6}- \|\n((?: {8}.*\n)+)/.exec(from) ?? [];
  return block.replace(/^ {8}/gm, '').replaceAll('$$', '$');
}

it('the namespace step makes a namespace and the search attributes, and may run again', async () => {
  const { temporal } = await ensureParts({ want: ['temporal'] });
  const namespace = `compose-${randomUUID()}`;
  const command = commandOf('temporal-namespace').replaceAll('--namespace default', `--namespace ${namespace}`);
  expect(command).toContain('namespace create');
  const env = {
    ...process.env,
    PATH: `${dirname(temporal)}:${process.env.PATH}`,
    TEMPORAL_ADDRESS: testServer().address,
  };
  // A namespace is known to the whole server some seconds after it was made: the service is restarted until then, ten times at most.
  expect(compose).toMatch(/x-admin-tools:[\s\S]*?restart: on-failure:10/);
  let attempts = 0;
  const succeeds = (): Promise<boolean> =>
    run('/bin/sh', ['-euc', command], { env }).then(
      () => true,
      () => false
    );
  await waitFor('the step to end well', async () => (attempts += 1) <= 11 && (await succeeds()));
  expect(await succeeds()).toBe(true);
  const list = ['operator', 'search-attribute', 'list', '--namespace', namespace];
  const { stdout } = await run(temporal, list, { env });
  for (const name of Object.values(SEARCH_ATTRIBUTES)) expect(stdout).toMatch(new RegExp(`${name}\\s+Keyword`));
}, 60_000);

it("Qdrant's health check holds for a server that is ready, and for no other", async () => {
  const [, check = ''] = /- bash\n {8}- -c\n {8}- "(.*)"\n/.exec(compose) ?? [];
  let status = 200;
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const script = (JSON.parse(`"${check}"`) as string).replaceAll(
    '6333',
    String((server.address() as AddressInfo).port)
  );
  try {
    await run('bash', ['-c', script]);
    status = 503;
    await expect(run('bash', ['-c', script])).rejects.toMatchObject({ code: 1 });
    expect(asked).toEqual(['/readyz', '/readyz']);
  } finally {
    server.close();
  }
  await expect(run('bash', ['-c', script])).rejects.toMatchObject({ code: 1 });
});
