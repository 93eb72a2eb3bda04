import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Json } from '../../../shared/protocol/json';
import { learn } from '../../routing/learnt-template';
import { bind } from './wordings';

const OPTIONS = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

/** What the slot `one` is bound to, where it had these values; `B` where it is left to a model. */
function served(wording: string, earlier: readonly string[], said: string): unknown {
  const of = (value: string): string => wording.replace('…', value);
  const [stored = '', ...seen] = earlier;
  const learnt = learn({ stored: of(stored), slots: { one: stored }, seen: { one: seen } }, 'tool', OPTIONS, 'acme');
  const bound = bindSlots(readQuery(of(said), maskQuery(of(said), OPTIONS), OPTIONS), learnt.pattern, learnt.slots);
  const isWhole = bound.fit === 'exact' || bound.fit === 'reordered';
  return isWhole && bound.unbound.length === 0 && bound.doubts.length === 0 ? bound.bindings[0]?.value : 'B';
}

const EUROS = ['€30', '€45.50'];
const SELL = 'Sell the hens at … each';
const PAY = 'Pay … to the vet';

describe('a number where amounts of one currency stood', () => {
  test.each<[string, readonly string[], string, string]>([
    [SELL, EUROS, '3.75', '€3.75'],
    ['Sell the hens at … a kilo', EUROS, '9', '€9'],
    [PAY, EUROS, '60', '€60'],
    [PAY, ['30 euros', '€45'], '60', '60 euros'],
    [PAY, ['£1,200', '£900'], '1,450', '£1,450'],
    [PAY, ['£1,200', '£900'], '1500', '£1500'],
    ['Sell the saddle for …', EUROS, '75', '€75'],
  ])('%s: %p, %s', (wording, earlier, said, value) => expect(served(wording, earlier, said)).toBe(value));

  test.each<[string, string, readonly string[], string]>([
    ['two currencies', PAY, ['€30', '£45'], '60'],
    ['one value', PAY, ['€30'], '60'],
    ['a bare number before', PAY, ['€30', '45'], '60'],
    ['cents', SELL, ['40p', '95p'], '60'],
    ['cents beside pounds', SELL, ['£1.40', '95p'], '60'],
    ['millions', PAY, ['£2 million', '£3m'], '5'],
    ['an amount in words', PAY, ['£20', 'a tenner'], '30'],
    ['a share', PAY, EUROS, '10%'],
    ['a share in words', PAY, EUROS, '10 percent'],
    ['an amount below zero', PAY, EUROS, '-60'],
    ['thousands', PAY, EUROS, '60k'],
    ['from one to another', PAY, EUROS, '60-80'],
    ['one of two', PAY, EUROS, '60 or 80'],
    ['a number in words', PAY, EUROS, 'sixty'],
    ['what nobody paid before', PAY, EUROS, '600000'],
    ['less than that', PAY, EUROS, '0.2'],
    ['a year', PAY, EUROS, '2024'],
    ['a number of something', PAY, EUROS, 'number 60'],
    ['more than it', PAY, EUROS, 'over 60'],
    ['as much again', PAY, EUROS, 'another 60'],
    ['a time at the end', 'Sell the hens at …', EUROS, '3.30'],
    ['an hour at the end', 'Sell the hens at …', EUROS, '8'],
    ['an hour before a day', 'Sell the hens at … on Friday', EUROS, '8'],
    ['an hour before another part', 'Sell the hens at … to Tom', EUROS, '8'],
    ['a time in four digits', 'Sell the hens by … to Tom', ['€1100', '€1200'], '1500'],
    ['a count', 'Print … vouchers for Tom', EUROS, '60'],
    ['a count of several', 'Order … of stamps', EUROS, '60'],
    ['a count of what follows', 'Order … feed', EUROS, '60 kilos of'],
  ])('%s stays with a model', (_, wording, earlier, said) => expect(served(wording, earlier, said)).toBe('B'));

  test.each<[string, 'string' | 'number', string | undefined, Json[], Json | undefined]>([
    ['a tool that takes numbers', 'number', 'EUR', [30, 45.5], 60],
    ['one that takes their digits', 'string', 'EUR 0.00', ['30.00', '45.50'], '60.00'],
    ['one that takes the currency, too', 'string', '# CUR', ['30 EUR', '45.5 EUR'], '60 EUR'],
    ['one number alone', 'number', 'EUR', [30], undefined],
    ['cents', 'number', 'EUR', [0.4, 0.95], undefined],
    ['two currencies in texts', 'string', '# CUR', ['30 EUR', '45 USD'], undefined],
    ['numbers of no currency', 'number', undefined, [30, 45], undefined],
  ])('%s', (_, valueType, format, examples, value) => {
    const slot = { valueType, examples, ...(format === undefined ? {} : { format }) };
    const { values } = bind('Pay 60 to the vet', 'Pay <money=amount> to the vet', { amount: slot });
    expect(values.amount).toBe(value);
  });
});
