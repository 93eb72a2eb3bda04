import { readBody } from '../../../activities/experience-store/kept-bodies';
import { readOnce } from '../../../shared/protocol/frozen';

it('gives the same body for the same text, which nobody can change', () => {
  const first = readBody('{"a":[1,{"b":2}]}') as { a: [number, { b: number }] };
  expect(readBody(JSON.stringify({ a: [1, { b: 2 }] }))).toBe(first);
  expect(readBody('{"a":[1,{"b":3}]}')).toEqual({ a: [1, { b: 3 }] });
  expect(() => (first.a[1].b = 3)).toThrow(TypeError);
});

it('reads what is damaged as nothing', () => {
  expect(readBody('{"a":')).toBeUndefined();
  expect(readBody(null)).toBeUndefined();
});

it('lets go of what was not read for longest', () => {
  const text = (at: number): string => JSON.stringify({ at, filled: 'x'.repeat(200_000) });
  const [used, unused] = [readBody(text(0)), readBody(text(1))];
  for (let at = 2; at < 40; at += 1) {
    readBody(text(at));
    expect(readBody(text(0))).toBe(used);
  }
  expect(readBody(text(1))).not.toBe(unused);
  expect(readBody(text(1))).toEqual(unused);
});

it('reads an object once, and gives a result that nobody can change', () => {
  const read = jest.fn((body: unknown) => ({ success: true, data: { of: body } }));
  const once = readOnce(read);
  const body = { a: 1 };
  expect(once(body)).toBe(once(body));
  expect(once({ a: 1 })).not.toBe(once(body));
  expect(read).toHaveBeenCalledTimes(2);
  expect(() => (once(body).data.of = 2)).toThrow(TypeError);
  expect(once(undefined)).toEqual({ success: true, data: { of: undefined } });
});
