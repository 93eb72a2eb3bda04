import { bind, OPTIONS } from './wordings';

/** A slot that two reasons were told for; the wording's "on <date>" is said with a year, which leaves no doubt. */
function whyOf(query: string, wording: string, examples: [string, string]): string | undefined {
  const slots = { why: { examples }, who: { examples: ['Tracy Fenn', 'Dean Marsh'] } };
  const { fit, doubts, unbound, values } = bind(query, wording, slots);
  const isWhole = (fit === 'exact' || fit === 'reordered') && doubts.length === 0 && unbound.length === 0;
  return isWhole ? (values.why as string) : undefined;
}

const cancel = (why: string): string | undefined =>
  whyOf(
    `I have to cancel my study on 4 March 2024 because ${why}`,
    'I have to cancel my study on <date=day> because <text=why>',
    ['my son is ill', 'the car broke down']
  );
const ban = (why: string): string | undefined =>
  whyOf(`Put Mrs Costa on the list because of ${why}`, 'Put <text=who> on the list because of <text=why>', [
    'a hidden phone',
    'swearing',
  ]);
const claim = (why: string): string | undefined =>
  whyOf(`We have a claim from Craig Munro after ${why}`, 'We have a claim from <text=who> after <text=why>', [
    'a burst pipe',
    'a break-in',
  ]);

const fine = (why: string): string | undefined =>
  whyOf(`Fine Bag World for ${why} payable at noon`, 'Fine Bag World for <text=why> payable at noon', [
    'leaving rubbish',
    'blocking the aisle',
  ]);

const withoutArticle = (said: string): string => said.replace(/^(?:the|an?) /, '');

describe('a reason is told and not done', () => {
  test.each([
    'the car is in the garage',
    "I've caught a cold",
    'I have nobody to drive me',
    'my mum is in hospital',
    'my daughter has a fever',
    'the trains are on strike',
    'we have no heating',
    'there is ice on the road',
    'Tom is off sick',
    'my car will not start',
    'the boiler has broken down',
    'my flight was cancelled',
    'I am away on a course',
    'I cannot find my glasses',
    'Sam Hill has lost his keys',
    'the alarm went off',
    'traffic is bad',
    'counsel is stuck in traffic',
    'nobody is in',
    'power is off',
    'my van skidded',
  ])('because %s', (why) => {
    expect(cancel(why)).toBe(withoutArticle(why));
  });

  test.each([
    'a fight in the hall',
    'a strike in Paris',
    'a change of plan',
    'damage to the door',
    'traffic on the M5',
    'a driver off sick',
    'a problem with the boiler',
    'ice on the steps at the gate',
  ])('because of %s', (why) => {
    expect(ban(why)).toBe(withoutArticle(why));
  });

  test.each(['a theft from the van', 'a fall on the stairs'])('after %s', (why) => {
    expect(claim(why)).toBe(withoutArticle(why));
  });

  test.each(['trading without a licence', 'parking in the bay', 'smoking on the stairs'])('for %s', (why) => {
    expect(fine(why)).toBe(why);
  });

  test.each([
    'parking in the bay for Tom',
    'trading until Friday',
    'parking in the morning',
    'trading by email',
    'not trading',
    'trading without a licence and a permit',
  ])('what asks for more stays open: for %s', (why) => {
    expect(fine(why)).toBeUndefined();
  });

  test('stands in front too, and behind a slip', () => {
    expect(
      whyOf(
        'Because the car is in the garage, I have to cancel my study',
        'I have to cancel my study because <text=why>',
        ['my son is ill', 'it snowed']
      )
    ).toBe('car is in the garage');
    expect(
      whyOf(
        'I have to cancel my study beccause my mum is in hospital',
        'I have to cancel my study because <text=why>',
        ['my son is ill', 'it snowed']
      )
    ).toBe('my mum is in hospital');
    expect(
      whyOf(
        'Because of a fight in the hall, put Mrs Costa on the list',
        'Put <text=who> on the list because of <text=why>',
        ['fog', 'snow']
      )
    ).toBe('fight in the hall');
  });

  test.each([
    'my son is ill and I want a new date',
    'I want a new date',
    'I need a later one',
    'my son is ill, so move it to Monday',
    'my son is ill but keep the other',
    'my son is ill unless he recovers',
    'my son is ill call the ward',
    'my dog died tell Tom',
    'I have flu rebook',
    'my son is ill on Monday',
    'my son is in hospital for Tom',
    'my son has a study',
    'I have to move it to the hall',
    'I have no time to move it',
    'I have a cold please rebook',
    'I have a cold. Rebook it',
    'you are closed',
    'I am in the hall at nine',
    'I cannot cancel the other',
    'I am in the hall until Friday',
    'traffic is bad and Tom left',
    'traffic is bad for Tom',
    'study is on',
    'traffic is bad until Friday',
    'the ward changed it',
  ])('what asks for more stays open: because %s', (why) => {
    expect(cancel(why)).toBeUndefined();
  });

  test.each([
    'a fight for Tom',
    'a fight with Tom',
    'a fight by email',
    'a fight in writing',
    'a fight in the morning',
    'a fight at the request of Tom',
    'a fight and a theft',
    'a fight not a theft',
    'not swearing',
    'delete swearing',
    'a delete fight',
    'enabled swearing',
    'no fight in the hall',
    'a fight in the hall call security',
    'a fight in the hall on Friday',
    'a fight in the hall until Friday',
    'a fight on the list',
    'a fight in the usual way',
  ])('what asks for more stays open: because of %s', (why) => {
    expect(ban(why)).toBeUndefined();
  });

  test.each(['the match in the hall', 'a call from the office for Tom', 'two calls in the hall'])(
    'when stays open: after %s',
    (why) => {
      expect(claim(why)).toBeUndefined();
    }
  );

  test('what happened puts no day behind today', () => {
    const bound = bind(
      'I have to cancel my study on 23 December because my flight was cancelled',
      'I have to cancel my study on <date=day> because <text=why>',
      { why: { examples: ['my son is ill', 'the car broke down'] } },
      OPTIONS
    );
    expect(bound.doubts).toHaveLength(1);
  });
});
