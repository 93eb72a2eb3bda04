import { bind, OPTIONS } from './wordings';
import { maskQuery } from '../../../shared/matching/mask';

/** The value where the query may be served by the wording with a value of its own, else `B`. */
function said(wording: string, examples: string[], value: string): unknown {
  const query = wording.replace('<text=one>', value);
  const bound = bind(query, wording, { one: { examples } });
  return bound.fit === 'exact' && bound.doubts.length === 0 ? bound.values['one'] : 'B';
}

describe('a measure before a noun, which tells the kind', () => {
  test.each<[string, string[], string]>([
    ['when is <text=one> due now', ['live rock', 'marine salt'], '60 litre tanks'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '5 gallon buckets'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '40 watt lamps'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '2.5 litre flasks'],
    ['when is <text=one> due now', ['recycled A4', 'ivory bond'], '80 gsm copier paper'],
    ['when is <text=one> due now', ['9ct gold', 'sterling silver'], '18 carat gold'],
    ['is the <text=one> out of action now', ['tractor', 'sprayer'], '24 metre boom'],
    ['is the <text=one> out of action now', ['full set', 'partial'], 'four unit bridge'],
    ['move the <text=one> now', ['booking visit', 'scan'], '28 week scan'],
    ['move the <text=one> now', ['20-week scan', 'booking visit'], '28 week bloods'],
    ['move the <text=one> now', ['booking visit', 'scan'], '40 minute session'],
    ['move the <text=one> now', ['booking visit', 'scan'], 'six month review'],
    ['is there a place for a <text=one> now', ['2-year-old', 'baby'], '4 year old'],
    ['change the price of <text=one> now', ['the 16 kg strong white', 'rye flour'], '5 kg icing sugar'],
    ['order the <text=one> pots now', ['9 cm', '11 cm'], '5 l'],
    ['hold the <text=one> marquee now', ['6m x 12m', '9 x 15'], '10m hexagonal'],
    ['fit the <text=one> door now', ['oak', 'white'], '30 inch'],
    ['start a batch in the <text=one> now', ['pot still', 'column'], '300 litre'],
    ['my car needs <text=one> now', ['two tyres', 'a service'], '4 new tyres'],
    ['change the price of the <text=one> now', ['soup', 'fish pie'], '8 oz burger'],
    ['cut the <text=one> for the hall now', ['oatmeal berber', 'grey saxony'], '80/20 wool twist'],
    ['cut the boards to <text=one> now', ['1.2 m', '900mm'], '4 foot 6'],
    ['cut the boards to <text=one> now', ['1.2 m', '900mm'], '6ft 2in'],
    ['cut the boards to <text=one> now', ['1.2 m', '900mm'], `4' 6"`],
    ['gut <text=one> of cod now', ['3 kg', '500 g'], 'two and a half kilos'],
    ['cut lengths of <text=one> now', ['4x2 treated', '3x2 sawn'], '47 x 100 sawn'],
    ['cut them from <text=one> now', ['316 stainless', 'brass'], '6082 aluminium'],
    ['the load was <text=one> at the gate', ['too cold', 'segregated'], '40 minutes late'],
    ['the boards arrived <text=one> at the gate', ['warped', 'split'], 'two short'],
  ])('%s (%j): %s', (wording, examples, value) => expect(said(wording, examples, value)).toBe(value));

  test.each<[string, string[], string]>([
    ['when is <text=one> due now', ['live rock', 'marine salt'], '60 litres'],
    ['feed him <text=one> now', ['3 kg', '2.5 kg'], '3 day kg'],
    ['start a batch in the <text=one> now', ['pot still', 'column'], '300 litres'],
    ['start a batch in the <text=one> now', ['pot still', 'column'], 'other 300 litre'],
    ['my car needs <text=one> now', ['two tyres', 'a service'], '4 old tyres'],
    ['my car needs <text=one> now', ['two tyres', 'a service'], '4 more tyres'],
    ['hold the <text=one> marquee now', ['6m x 12m', '9 x 15'], '12 m other'],
    ['hold the <text=one> marquee now', ['6m x 12m', '9 x 15'], '12 m hexagonal white'],
    ['fit the <text=one> door now', ['oak', 'white'], 'two inch and oak'],
    ['fit the <text=one> door now', ['oak', 'white'], 'other 30 inch'],
    ['change the price of the <text=one> now', ['soup', 'fish pie'], '2 kg'],
    ['change the price of the <text=one> now', ['soup', 'fish pie'], '2 burgers'],
    ['change the price of <text=one> now', ['soup', 'fish pie'], '8 oz burgers'],
    ['what is the price of <text=one> now', ['18 mm ply', 'a roll of felt'], 'a 25 kg bag of the sand'],
    ['what is the price of <text=one> now', ['18 mm ply', 'a roll of felt'], 'two 25 kg bags of sand'],
    ['cut the <text=one> for the hall now', ['oatmeal berber', 'grey saxony'], '2/3 boxes'],
    ['cut the <text=one> for the hall now', ['oatmeal berber', 'grey saxony'], '80/20'],
    ['cut the boards to <text=one> now', ['1.2 m', '900mm'], '6ft and 2in'],
    ['cut the boards to <text=one> now', ['1.2 m', '900mm'], 'under 6ft 2in'],
    ['gut <text=one> of cod now', ['3 kg', '500 g'], 'two and a half'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '60 litre'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '60 tanks'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], 'two litre bottles'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], 'two 60 litre tanks'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '60 or 80 litre tanks'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], '60 litre tanks and lids'],
    ['when is <text=one> due now', ['live rock', 'marine salt'], 'two day passes'],
    ['is <text=one> out of action now', ['the tractor', 'the sprayer'], '24 metre'],
    ['is the <text=one> out of action now', ['tractor', 'sprayer'], 'four bridge'],
    ['is the <text=one> out of action now', ['tractor', 'sprayer'], '2 booms'],
    ['move the <text=one> now', ['20-week scan', 'booking visit'], '28 weeks'],
    ['move the <text=one> now', ['20-week scan', 'booking visit'], 'two checks'],
    ['move the <text=one> now', ['booking visit', 'scan'], 'next two week course'],
    ['cut them from <text=one> now', ['316 stainless', 'brass'], '200 sheets'],
    ['quote <text=one> for the flyers', ['Hollis Bakery', 'Nine Elms Radio'], 'Nine year Elms Radio'],
    ['the load was <text=one> at the gate', ['too cold', 'segregated'], '40 minutes'],
    ['the load was <text=one> at the gate', ['too cold', 'segregated'], '40 minutes ago'],
  ])('%s (%j): not %s', (wording, examples, value) => expect(said(wording, examples, value)).toBe('B'));

  test('the unit of a number before the gap is none of its words', () => {
    const slots = { what: { examples: ['blue pots', 'seed trays'] } };
    const wording = 'order <number=count> <text=what> from Elho';
    expect(bind('order 6 plastic pots from Elho', wording, slots)).toMatchObject({ fit: 'exact' });
    for (const other of ['6 litre pots', '6 inch pots', '6 x 9 cm pots'])
      expect(bind(`order ${other} from Elho`, wording, slots).fit).not.toBe('exact');
  });

  test('what holds something may have its measure before it', () => {
    const wording = 'what is the price of <text=one> now';
    const slots = { one: { examples: ['18 mm ply', 'a roll of felt'] } };
    for (const said of ['3.6 m length of 6x2', '25 kg bag of sand', 'kilo of sand'])
      expect(bind(`what is the price of a ${said} now`, wording, slots).values).toEqual({ one: said });
  });

  const KILN = 'set kiln 3 to <number=t> for <text=w> now';
  const HEATS = { t: { examples: ['180', '-220'] }, w: { examples: ['the rolls', 'the buns'] } };

  test.each(['190°C', '200 degrees', '-18 °C', '+4°C'])('a number with its unit where numbers stood: %s', (said) => {
    const bound = bind(`set kiln 3 to ${said} for the buns now`, KILN, HEATS);
    expect([bound.fit, bound.doubts, bound.values['t']]).toEqual(['exact', [], said]);
  });

  test.each(['200 or 220 degrees', 'over 200 degrees', '200 degrees more', 'another 200 degrees'])('not %s', (said) =>
    expect(bind(`set kiln 3 to ${said} for the buns now`, KILN, HEATS).fit).toBe('loose')
  );

  test.each(['move 3 kg crates to bay 6 now', 'move 3 crates to bay 6 kg now'])(
    'no unit behind what counts or what a thing is told by: %s',
    (query) => {
      const slots = { n: { examples: ['3', '5'] }, b: { examples: ['4', '7'] } };
      expect(bind(query, 'move <number=n> crates to bay <number=b> now', slots).fit).toBe('loose');
    }
  );

  test('a thing behind a size alone is the next value', () => {
    const slots = { size: { examples: ['12 mm', '25 mm'] }, stock: { examples: ['square bar', 'angle'] } };
    const wording = 'order lengths of <text=size> <text=stock> from Ron';
    expect(bind('order lengths of 30mm mild steel from Ron', wording, slots).values).toEqual({
      size: '30mm',
      stock: 'mild steel',
    });
    expect(bind('order lengths of 3/4 inch tee bar from Ron', wording, slots).values).toEqual({
      size: '3/4 inch',
      stock: 'tee bar',
    });
  });
});

describe('what masking takes for no money, day or identifier', () => {
  const typesIn = (text: string): string[] =>
    maskQuery(text, OPTIONS).values.map(({ type, text: one }) => `${type} ${one}`);

  test.each([
    ['fit it at 41 Pound Lane', ['number 41']],
    ['fit it at 41 pound lane', ['number 41']],
    ['fit it at 5 Euro Court', ['number 5']],
    ['fit it at 12 March Road', ['number 12']],
    ['fit it at 2 Old Noon Street', ['number 2']],
    ['order 8 lengths of 3/4 inch bar', ['number 8']],
    ['order 50 of the small pots', ['number 50']],
  ])('%s', (text, types) => expect(typesIn(text)).toEqual(types));

  test.each([
    ['pay her 41 Pounds', 'money'],
    ['pay her 41 pound tomorrow', 'money'],
    ['fit it on 12 March', 'date'],
    ['on 7 May Close the hatch', 'date'],
    ['fit it on 3/4', 'date'],
    ['cancel order 50 of the small pots', 'id'],
  ])('but %s', (text, type) => expect(typesIn(text).some((one) => one.startsWith(type))).toBe(true));
});

describe('a number before "the"', () => {
  const wording = 'lend <text=who> the <text=what> costume';
  const slots = { who: { examples: ['Harriet', 'Mr Abbot'] }, what: { examples: ['pirate', 'Elvis'] } };

  test('is of a class', () =>
    expect(bind('lend Year 9 the queen bee costume', wording, slots).values).toEqual({
      who: 'Year 9',
      what: 'queen bee',
    }));

  test.each(['lend Harriet 9 the queen bee costume', 'lend Year 9 queen bee costume'])('not: %s', (query) =>
    expect(bind(query, wording, slots).fit).not.toBe('exact')
  );
});
