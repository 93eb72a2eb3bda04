import fc from 'fast-check';
import { fingerprintOf, normaliseMessage } from '../../../shared/learning/observe/fingerprint';

const id = (message: string, args = {}, fields: string[] = []): string =>
  fingerprintOf({ tool: 't', code: 'E', message }, { args, fields }).id;

describe('fingerprintOf', () => {
  it.each([
    ['Order 1042 not found', 'Order 77 not found'],
    ['Order ORD-1042 was refunded on 2024-05-01', 'Order ORD-9 was refunded on 2023-11-30'],
    ['Unknown customer "Ann Lee"', "Unknown customer 'Bo'"],
    ['Cannot read /var/data/a.csv', 'Cannot read ./other/b-2.csv'],
    ['GET https://api.example.com/v1/orders/7 failed', 'GET http://other.test/x failed'],
    ['Mail to ann@example.com bounced at 10:31', 'Mail to bo.x@mail.test bounced at 23:05:11'],
    ['Amount 1,200.50 exceeds 900', 'Amount 3 exceeds 2.5'],
  ])('is one for the same error with other values: %s', (first, second) => {
    expect(id(first)).toBe(id(second));
  });

  it.each([
    ['Order 1042 not found', 'Customer 1042 not found'],
    ['Order 1042 is refunded already', 'Order 1042 is closed already'],
  ])('is two for two errors: %s', (first, second) => {
    expect(id(first)).not.toBe(id(second));
  });

  it('keeps quoted field names apart and drops quoted values', () => {
    const fields = ['amount', 'date'];
    expect(id('missing "amount"', {}, fields)).not.toBe(id('missing "date"', {}, fields));
    expect(id('bad "amount": "12x"', {}, fields)).toBe(id('bad "amount": "zz"', {}, fields));
  });

  it('drops unquoted values that the call was given', () => {
    expect(id('No customer Ann Lee', { name: 'Ann Lee' })).toBe(id('No customer Bo Diaz', { name: 'Bo Diaz' }));
  });

  it('tells tools and codes apart', () => {
    const base = { tool: 'a', code: 'X', message: 'm' };
    expect(fingerprintOf(base).id).not.toBe(fingerprintOf({ ...base, tool: 'b' }).id);
    expect(fingerprintOf(base).id).not.toBe(fingerprintOf({ ...base, code: 'Y' }).id);
  });

  it('is stable under any change of number, identifier, date and quoted value', () => {
    const value = fc.record({
      number: fc.integer({ min: 0, max: 1e9 }),
      order: fc.stringMatching(/^[A-Z]{2,4}-\d{1,6}$/),
      day: fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      name: fc.stringMatching(/^[A-Za-z ]{1,20}$/),
    });
    const message = (v: { number: number; order: string; day: Date; name: string }): string =>
      `Order ${v.order} of "${v.name}" due ${v.day.toISOString().slice(0, 10)} has ${v.number} items`;
    fc.assert(fc.property(value, value, (a, b) => id(message(a)) === id(message(b))));
  });

  it('is idempotent: a normalised message is its own normal form', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const once = normaliseMessage(text);
        expect(normaliseMessage(once)).toBe(once);
      }),
      // Found by chance once: the number becomes a placeholder, and only then does the quote begin.
      { examples: [['0``']] }
    );
  });
});
