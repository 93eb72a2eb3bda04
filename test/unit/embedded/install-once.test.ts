import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { filesHaveSizes, installOnce } from '../../../worker/embedded/install-once';

let folder: string;
let target: string;
let builds: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-once-'));
  target = join(folder, 'part');
  builds = join(folder, 'builds');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isComplete = (at: string): Promise<boolean> => filesHaveSizes(at, { 'a.txt': 4, 'b.txt': 4 });
const build = async (at: string): Promise<void> => {
  await appendFile(builds, 'x');
  await writeFile(join(at, 'a.txt'), 'half');
  await sleep(50);
  await writeFile(join(at, 'b.txt'), 'full');
};
const built = async (): Promise<number> => (existsSync(builds) ? (await readFile(builds)).length : 0);

/** The same install in a process of its own, which can be killed between the two files. */
function installElsewhere(waitMs: number): ChildProcess {
  const source = `
    require(${JSON.stringify(resolve(__dirname, '../../harness/typescript.cjs'))});
    const { installOnce, filesHaveSizes } = require(${JSON.stringify(resolve(__dirname, '../../../worker/embedded/install-once.ts'))});
    const { appendFileSync, writeFileSync } = require('node:fs');
    installOnce({
      target: ${JSON.stringify(target)},
      isComplete: (at) => filesHaveSizes(at, { 'a.txt': 4, 'b.txt': 4 }),
      build: async (at) => {
        appendFileSync(${JSON.stringify(builds)}, 'x');
        writeFileSync(at + '/a.txt', 'half');
        await new Promise((done) => setTimeout(done, ${waitMs}));
        writeFileSync(at + '/b.txt', 'full');
      },
    });`;
  return spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'inherit', 'inherit'] });
}
const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.once('exit', done));

test('four processes and two calls at once install exactly once, and all of them find it complete', async () => {
  const others = [1, 2, 3, 4].map(() => ended(installElsewhere(300)));
  await Promise.all([installOnce({ target, isComplete, build }), installOnce({ target, isComplete, build })]);
  expect(await isComplete(target)).toBe(true);
  expect(await Promise.all(others)).toEqual([0, 0, 0, 0]);
  expect(await built()).toBe(1);
  expect((await readdir(folder)).sort()).toEqual(['builds', 'part']);
});

test('what a killed process left is taken over and removed', async () => {
  const other = installElsewhere(60_000);
  while (!(await readdir(folder)).some((name) => name.includes('partial'))) await sleep(20);
  while ((await built()) === 0) await sleep(20);
  expect(existsSync(target)).toBe(false);
  other.kill('SIGKILL');
  await ended(other);
  await installOnce({ target, isComplete, build });
  expect(await isComplete(target)).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['builds', 'part']);
});

test('a damaged install is built again, a complete one is not', async () => {
  await installOnce({ target, isComplete, build });
  await installOnce({ target, isComplete, build });
  expect(await built()).toBe(1);
  await writeFile(join(target, 'b.txt'), 'damaged');
  await installOnce({ target, isComplete, build });
  expect(await readFile(join(target, 'b.txt'), 'utf8')).toBe('full');
  expect(await built()).toBe(2);
});

test('a build that fails, or leaves the wrong files, leaves nothing behind and can be repeated', async () => {
  const fails = installOnce({ target, isComplete, build: () => Promise.reject(new Error('no network')) });
  await expect(fails).rejects.toThrow('no network');
  const wrong = installOnce({ target, isComplete, build: (at) => writeFile(join(at, 'a.txt'), 'half') });
  await expect(wrong).rejects.toThrow(/not those expected/);
  expect(await readdir(folder)).toEqual([]);
  await installOnce({ target, isComplete, build });
  expect(await isComplete(target)).toBe(true);
});

test('a waiting process is told so, once', async () => {
  const other = ended(installElsewhere(800));
  while ((await built()) === 0) await sleep(20);
  const onWait = jest.fn();
  await installOnce({ target, isComplete, build, onWait });
  expect(onWait).toHaveBeenCalledTimes(1);
  expect(await other).toBe(0);
});
