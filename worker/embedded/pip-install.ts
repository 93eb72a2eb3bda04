import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';

/** A wheel that is installed only in exactly these builds. */
export interface PinnedWheel {
  name: string;
  version: string;
  /** SHA-256 of each platform's build. */
  sha256: string[];
  /** Size of the download in bytes, of the largest build. */
  bytes: number;
}

/** Why an install failed; `no_wheel` may have another way out, so it is told apart. */
export type PipFailure = 'no_python' | 'no_pip' | 'old_pip' | 'hash' | 'no_wheel' | 'network' | 'disk' | 'other';

export class PipError extends WorkflowGenError {
  constructor(
    readonly failure: PipFailure,
    message: string
  ) {
    super('RUNTIME_MISSING', message, { reason: failure });
  }
}

/** The first pip that reads the platform tags of the pinned wheels and `--require-hashes` with `--only-binary`. */
const OLDEST_PIP = 20;
const PROGRESS_MS = 200;

export interface PipInstall {
  wheels: PinnedWheel[];
  /** The folder to install into; it must exist and be empty. */
  target: string;
  /** What a person may set instead of installing, for the error's remedy. */
  instead: string;
  /** Bytes downloaded so far. */
  onBytes?: (bytes: number) => void;
  /** `WORKFLOWGEN_PYTHON` names the interpreter (else `python3`, `python` on Windows); the rest is pip's. */
  env: NodeJS.ProcessEnv;
}

/**
 * Installs pinned wheels with pip into one folder. Every file is checked against its hash before anything is unpacked, no
 * package code runs, and no dependency is followed.
 *
 * @throws PipError (`RUNTIME_MISSING`), one line that says what to do.
 */
export async function pipInstall(install: PipInstall): Promise<void> {
  const python = install.env.WORKFLOWGEN_PYTHON || (process.platform === 'win32' ? 'python' : 'python3');
  await checkPip(python, install);
  const scratch = join(install.target, '.pip');
  await mkdir(scratch);
  const requirements = join(scratch, 'requirements.txt');
  await writeFile(requirements, install.wheels.map(requirementOf).join('\n'));
  const watch = install.onBytes && watchDownloads(scratch, install.onBytes);
  try {
    // pip's own cache would keep every file a second time; the target folder is the cache.
    const options = ['--target', install.target, '--require-hashes', '--only-binary', ':all:', '--no-deps'];
    const quiet = [
      '--no-compile',
      '--no-cache-dir',
      '--no-input',
      '--disable-pip-version-check',
      '--progress-bar',
      'off',
    ];
    const patience = ['--retries', '2', '--timeout', '30'];
    const args = ['-m', 'pip', 'install', ...options, ...quiet, ...patience, '-r', requirements];
    const { code, output } = await run(python, args, {
      ...install.env,
      TMPDIR: scratch,
      PIP_ROOT_USER_ACTION: 'ignore',
    });
    if (code !== 0) throw failureOfPip(output, install);
  } finally {
    watch?.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function checkPip(python: string, { instead, env }: PipInstall): Promise<void> {
  const tail = `, or set ${instead}.`;
  const { code, output } = await run(python, ['-m', 'pip', '--version'], env).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new PipError(
      'no_python',
      `Python 3 was not found as "${python}": install it with pip (or name it in WORKFLOWGEN_PYTHON)${tail}`
    );
  });
  if (code !== 0) {
    throw new PipError(
      'no_pip',
      `"${python}" has no pip: install it (python3-pip, or "${python} -m ensurepip")${tail}`
    );
  }
  const major = Number(/^pip (\d+)\./m.exec(output)?.[1] ?? Number.NaN);
  if (!(major >= OLDEST_PIP)) {
    throw new PipError(
      'old_pip',
      `pip ${OLDEST_PIP} or newer is needed, found "${output.trim().slice(0, 60)}": run "${python} -m pip install --upgrade pip"${tail}`
    );
  }
}

function requirementOf(wheel: PinnedWheel): string {
  return [`${wheel.name}==${wheel.version}`, ...wheel.sha256.map((hash) => `--hash=sha256:${hash}`)].join(' ');
}

/** pip has no stable error codes, so its wording is all there is; the order matters, a closed network also reports "no matching". */
function failureOfPip(output: string, { wheels, instead }: PipInstall): PipError {
  const names =
    wheels.length > 3 ? `${wheels.length} packages` : wheels.map((w) => `${w.name} ${w.version}`).join(', ');
  const tail = `, or set ${instead}.`;
  if (/DO NOT MATCH THE HASHES|Expected sha256/i.test(output)) {
    return new PipError(
      'hash',
      `A download of ${names} does not match its pinned hash, and nothing was installed: check the package index that pip is set to use (pip config list)${tail}`
    );
  }
  if (/No space left on device|Errno 28/i.test(output)) {
    return new PipError(
      'disk',
      `No space is left for ${names}: free some, or point WORKFLOWGEN_CACHE at another disk.`
    );
  }
  if (
    /Connection|ConnectTimeout|ReadTimeout|Temporary failure|Name or service|ProxyError|SSLError|Max retries/i.test(
      output
    )
  ) {
    return new PipError(
      'network',
      `The package index could not be reached for ${names}: check the network or pip's proxy and index settings${tail}`
    );
  }
  if (/No matching distribution|Could not find a version|not a supported wheel/i.test(output)) {
    return new PipError(
      'no_wheel',
      `${names} has no build for this platform (${process.platform} ${process.arch})${tail.replace(', or set', '; set')}`
    );
  }
  const lines = output.trim().split('\n');
  const line = lines.filter((text) => /error/i.test(text)).at(-1) ?? lines.at(-1) ?? 'no output';
  return new PipError('other', `pip could not install ${names} (${messageOf(line, 300)})${tail}`);
}

/** pip names its download folders itself and older ones report no bytes, so the growing files are looked at. */
function watchDownloads(scratch: string, onBytes: (bytes: number) => void): { stop: () => void } {
  let most = 0;
  let looking = false;
  const look = async (): Promise<void> => {
    const names = await readdir(scratch, { recursive: true });
    const wheels = names.filter((name) => name.endsWith('.whl'));
    const sizes = await Promise.all(wheels.map(async (name) => (await stat(join(scratch, name))).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (bytes > most) onBytes((most = bytes));
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A file may vanish between listing and looking: the next look counts.
    void look()
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, PROGRESS_MS);
  return { stop: () => clearInterval(timer) };
}

function run(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-20_000));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
