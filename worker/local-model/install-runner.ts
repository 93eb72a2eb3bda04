import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { installOnce } from '../embedded/install-once';
import lock from './runner-lock.json';

/** Download size of the runner and what it needs, for the progress. */
export const RUNNER_BYTES = 26_000_000;

const PACKAGE = 'node-llama-cpp';
const INSTEAD = 'or use another model (ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL)';

/**
 * Installs `node-llama-cpp` with its build for this processor into the cache folder, by a lock file with a hash for every
 * package and without running any install script, and returns the path of its module.
 *
 * @throws `RUNTIME_MISSING`, one line that says what to do.
 */
export async function installRunner(options: { cacheFolder: string; onWait: () => void }): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new WorkflowGenError(
      'RUNTIME_MISSING',
      `The local model runs on linux x64 only, this is ${process.platform} ${process.arch}: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL to a server of your own.`
    );
  }
  const target = join(options.cacheFolder, `${PACKAGE}-${lock.packages[''].dependencies[PACKAGE]}`);
  const entry = join('node_modules', PACKAGE, 'dist', 'index.js');
  await installOnce({
    target,
    onWait: options.onWait,
    isComplete: async (folder) =>
      existsSync(join(folder, entry)) && existsSync(join(folder, 'node_modules', '@node-llama-cpp', 'linux-x64')),
    build: npmInstall,
  });
  return join(target, entry);
}

async function npmInstall(folder: string): Promise<void> {
  const { dependencies } = lock.packages[''];
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const args = ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--prefix', folder];
  const { code, output } = await npm(args, folder);
  if (code === 0) return;
  const line = output.split('\n').find((text) => /^npm error (?!code|A complete|Log)/.test(text)) ?? output.trim();
  const network = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output);
  const why = network ? 'the npm registry could not be reached' : messageOf(line.replace('npm error ', ''), 200);
  const remedy = network ? "check the network or npm's proxy settings" : 'try again';
  throw new WorkflowGenError('RUNTIME_MISSING', `npm could not install ${PACKAGE} (${why}): ${remedy}, ${INSTEAD}.`);
}

/** What `npm run` tells its scripts about the project must not reach an install in another folder. */
function surroundings(): NodeJS.ProcessEnv {
  const ofTheProject = /^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix|workspace|global)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheProject.test(name)));
}

function npm(args: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd, env: surroundings(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-20_000));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      const message = `npm was not found (${messageOf(error, 100)}): put it on PATH, ${INSTEAD}.`;
      reject(new WorkflowGenError('RUNTIME_MISSING', message));
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}
