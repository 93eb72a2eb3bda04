import { slimBundle } from '../../../worker/slim-bundle';

const inline = (map: object): string =>
  `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
const map = { version: 3, sources: ['a.ts', 'b.ts'], names: ['run'], mappings: 'AAAA;BBBB' };

it('takes the text of the sources out of the map, and leaves the code and where it came from', () => {
  const code = `const text = "${inline({ not: 'this one' })}";\nrun();\n`;
  const slim = slimBundle(`${code}${inline({ ...map, sourcesContent: ['a'.repeat(5_000), 'b'] })}\n`);
  expect(slim).toBe(`${code}${inline(map)}\n`);
});

it('leaves a bundle without a map as it is', () => {
  expect(slimBundle('run();\n')).toBe('run();\n');
});
