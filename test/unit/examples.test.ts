import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const ROOMS = ['shared', 'worker', 'client', 'testing', 'workflows', 'activities'];
/** Without layout and trailing commas, which the formatter gives. */
const plain = (code: string): string => code.replace(/\s+/g, '').replace(/,(?=[)}\]])/g, '');

const compiled = readFileSync(join(__dirname, 'examples.ts'), 'utf8');
const EXAMPLES = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(ROOT, room, file), 'utf8');
      const found = source.matchAll(
        / \* @example\n \* ```ts\n([\s\S]*?) \* ```\n \*\/\nexport (?:async )?(?:\w+) (\w+)/g
      );
      return [...found].map(([, code = '', name = '']) => [name, code.replace(/^ \* ?/gm, '')] as const);
    })
);

it('there are examples of the exports that users meet first', () => {
  expect(EXAMPLES.map(([name]) => name)).toEqual(
    expect.arrayContaining(['defineTool', 'WorkflowGenPlugin', 'WorkflowGenClient', 'answerAsChild', 'replayHistories'])
  );
});

it.each(EXAMPLES)('the example of %s is code that compiles', (name, code) => {
  expect(compiled).toContain(name);
  expect(plain(compiled)).toContain(plain(code));
});
