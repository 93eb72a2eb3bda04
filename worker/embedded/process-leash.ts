import { spawn } from 'node:child_process';

/** Runs in a process of its own, so it is plain JavaScript: once its standard input ends, it ends the process of that id. */
const WATCH = `
const pid = Number(process.argv[1]);
const signal = (name) => { try { process.kill(pid, name); return true; } catch { return false; } };
process.stdin.resume().on('error', () => {}).on('close', () => {
  if (!signal('SIGTERM')) process.exit();
  const killAt = Date.now() + 3000;
  setInterval(() => {
    if (!signal(0)) process.exit();
    if (Date.now() > killAt) signal('SIGKILL');
  }, 50);
});
`;

/**
 * Ties a child process to this one: however this process ends, by `kill -9` too, the operating system closes the pipe to
 * a small watcher, which then ends the child (SIGTERM, after 3 s SIGKILL). The watcher is in a process group of its own,
 * so Ctrl-C in a terminal does not reach it, and it never keeps this process alive.
 *
 * @returns a function that lets go of the child; call it as soon as the child has ended, since its id may be used again.
 */
export function leash(pid: number): () => void {
  const watcher = spawn(process.execPath, ['-e', WATCH, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: process.env.PATH },
  });
  // Without a watcher the child still ends with an orderly stop; a missing one must not end this process.
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref();
  return () => void watcher.kill('SIGKILL');
}
