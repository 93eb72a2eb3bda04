import { setTimeout as sleep } from 'node:timers/promises';
import { createTurns } from '../../../activities/learning/turns';

describe('turns', () => {
  test('work of one tenant goes one after the other, in the order of asking, also where one fails', async () => {
    const turns = createTurns();
    const said: string[] = [];
    const work = (name: string, ms: number) => async () => {
      said.push(`${name} begins`);
      await sleep(ms);
      said.push(`${name} ends`);
      if (name === 'b') throw new Error('b fails');
      return name;
    };
    const all = [turns('acme', work('a', 20)), turns('acme', work('b', 5)), turns('acme', work('c', 1))];
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('work of another tenant does not wait', async () => {
    const turns = createTurns();
    void turns('acme', () => new Promise(() => undefined));
    expect(await turns('other', async () => 'done')).toBe('done');
  });

  test('what waits for work that hangs goes on without it after a while', async () => {
    const turns = createTurns(30);
    void turns('acme', () => new Promise(() => undefined));
    expect(await turns('acme', async () => 'done')).toBe('done');
    expect(await turns('acme', async () => 'at once')).toBe('at once');
  });
});
