import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTools } from '../../../worker/load-tools';

function moduleWith(code: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'wfg-tools-')), 'tools.js');
  writeFileSync(file, code);
  return file;
}

describe('loadTools', () => {
  it.each([
    ['an array', 'exports.tools = [{ name: "a" }];'],
    ['a function', 'exports.tools = () => [{ name: "a" }];'],
    ['a function that waits', 'exports.tools = async () => [{ name: "a" }];'],
    ['a default export', 'exports.__esModule = true; exports.default = [{ name: "a" }];'],
    ['module.exports', 'module.exports = [{ name: "a" }];'],
  ])('takes %s', async (_name, code) => {
    await expect(loadTools(moduleWith(code))).resolves.toMatchObject({ tools: [{ name: 'a' }] });
  });

  it('takes lexicon and close, and a path without its extension', async () => {
    const file = moduleWith('exports.tools = []; exports.lexicon = { city: ["Bonn"] }; exports.close = () => 7;');
    const loaded = await loadTools(file.replace(/\.js$/, ''));
    expect(loaded.lexicon).toEqual({ city: ['Bonn'] });
    expect(loaded.close?.()).toBe(7);
  });

  it('takes the instructions of a deployment', async () => {
    const loaded = await loadTools(moduleWith('exports.tools = []; exports.instructions = "Be brief.";'));
    expect(loaded.instructions).toBe('Be brief.');
  });

  it.each([
    ['instructions that are no text', 'exports.tools = []; exports.instructions = ["Be brief."];', 'instructions'],
    ['no tools', 'exports.other = [];', 'exports no array of tools'],
    ['a lexicon of another shape', 'exports.tools = []; exports.lexicon = ["Bonn"];', 'lexicon'],
    ['a module that throws', 'throw new Error("no database");', 'no database'],
  ])('says what is wrong with %s', async (_name, code, message) => {
    await expect(loadTools(moduleWith(code))).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });

  it('says so where there is no module', async () => {
    await expect(loadTools('/nowhere/tools')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
