import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipInstall, type PinnedWheel } from '../../../worker/embedded/pip-install';

// The real pip against a folder of wheels made here, so that every way to fail can be had without a network.
let folder: string;
let wheels: string;
let target: string;
let wheel: PinnedWheel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-pip-'));
  wheels = join(folder, 'wheels');
  await mkdir(wheels);
  const script = resolve(__dirname, '../../harness/wheel.py');
  const args = [script, wheels, 'workflowgen-test-part', '1.0', 'workflowgen_test_part/data.txt=forty-two'];
  const path = execFileSync('python3', args).toString().trim();
  const file = await readFile(path);
  const sha256 = createHash('sha256').update(file).digest('hex');
  wheel = { name: 'workflowgen-test-part', version: '1.0', sha256: ['0'.repeat(64), sha256], bytes: file.length };
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  target = await mkdtemp(join(folder, 'target-'));
});

const offline = (): NodeJS.ProcessEnv => ({ ...process.env, PIP_NO_INDEX: '1', PIP_FIND_LINKS: wheels });
const install = (more: Partial<Parameters<typeof pipInstall>[0]> = {}): Promise<void> =>
  pipInstall({ wheels: [wheel], target, instead: 'SOME_PATH to a file', env: offline(), ...more });
const failing = async (more: Parameters<typeof install>[0]): Promise<Error> => {
  const error = await install(more).then(
    () => new Error('it was installed'),
    (reason: Error) => reason
  );
  expect(error.message).not.toContain('\n');
  expect(error.message.length).toBeLessThan(500);
  return error;
};

test('installs a wheel with one of its pinned hashes, and leaves nothing else', async () => {
  await install();
  expect(await readFile(join(target, 'workflowgen_test_part', 'data.txt'), 'utf8')).toBe('forty-two');
  expect((await readdir(target)).sort()).toEqual(['workflowgen_test_part', 'workflowgen_test_part-1.0.dist-info']);
});

test('a wheel with another hash is refused before anything is unpacked', async () => {
  const error = await failing({ wheels: [{ ...wheel, sha256: ['1'.repeat(64)] }] });
  expect(error).toMatchObject({ code: 'RUNTIME_MISSING', failure: 'hash' });
  expect(error.message).toMatch(/does not match its pinned hash.*pip config list.*SOME_PATH/);
  expect(await readdir(target)).toEqual([]);
});

test('a version that has no build here is told apart from a closed network', async () => {
  expect(await failing({ wheels: [{ ...wheel, version: '9.9' }] })).toMatchObject({ failure: 'no_wheel' });
  const closed = { ...process.env, PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_FIND_LINKS: folder };
  const error = await failing({ env: closed });
  expect(error).toMatchObject({ code: 'RUNTIME_MISSING', failure: 'network' });
  expect(error.message).toMatch(/could not be reached.*proxy.*SOME_PATH/);
});

test('a missing Python names what was looked for', async () => {
  const error = await failing({ env: { ...offline(), WORKFLOWGEN_PYTHON: '/no/such/python' } });
  expect(error).toMatchObject({ code: 'RUNTIME_MISSING', failure: 'no_python' });
  expect(error.message).toMatch(/"\/no\/such\/python".*WORKFLOWGEN_PYTHON.*SOME_PATH/);
});

test('a Python without pip says how to get it', async () => {
  const bare = join(folder, 'bare');
  execFileSync('python3', ['-m', 'venv', '--without-pip', bare]);
  const error = await failing({ env: { ...offline(), WORKFLOWGEN_PYTHON: join(bare, 'bin', 'python') } });
  expect(error).toMatchObject({ failure: 'no_pip', message: expect.stringContaining('ensurepip') });
});

test('a pip that is too old is named with its version', async () => {
  // A pip of that age no longer runs on a current Python, so only its answer to --version is here.
  const old = join(folder, 'old-python');
  await writeFile(old, '#!/bin/sh\necho "pip 9.0.1 from /usr/lib/python3/dist-packages (python 3.6)"\n');
  await chmod(old, 0o755);
  const error = await failing({ env: { ...offline(), WORKFLOWGEN_PYTHON: old } });
  expect(error).toMatchObject({ failure: 'old_pip', message: expect.stringContaining('pip 9.0.1') });
});
