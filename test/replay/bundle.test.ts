import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { testServer } from '../harness/temporal-test-server';

/** Source files that webpack put into the bundle, by the names of its modules. */
function bundledModules(): string[] {
  const code = readFileSync(testServer().bundlePath, 'utf8');
  return [...code.matchAll(/^\/\*\*\*\/ "(\.[^"]+|[^"]*node_modules[^"]+)"/gm)].map(([, name]) => name as string);
}

describe('the workflow bundle', () => {
  it('holds the workflows', () => {
    expect(bundledModules()).toEqual(expect.arrayContaining([expect.stringContaining('workflows/answer-query.ts')]));
  });

  it('holds no zod, no JSONata, no driver and no schema', () => {
    const unwanted =
      /node_modules\/(zod|jsonata|@anthropic-ai|@qdrant|@libsql|@huggingface|chrono-node)\/|\.schema\.ts|shared\/plan\/expression\//;
    expect(bundledModules().filter((name) => unwanted.test(name))).toEqual([]);
  });

  it('needs no Node built-in', () => {
    const code = readFileSync(testServer().bundlePath, 'utf8');
    const allowed = ['assert', 'url', 'util'];
    const externals = [...code.matchAll(/require\("(?:node:)?([a-z_/]+)"\)/g)].map(([, name]) => name as string);
    expect(externals.filter((name) => builtinModules.includes(name) && !allowed.includes(name))).toEqual([]);
  });
});
