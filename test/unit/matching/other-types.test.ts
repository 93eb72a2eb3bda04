import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { learn } from '../../routing/learnt-template';

const OPTIONS = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

/** What the slot `one` is bound to, where it had these values; `B` where it is left to a model. */
function served(wording: string, earlier: readonly string[], said: string): unknown {
  const of = (value: string): string => wording.replace('…', value);
  const [stored = '', ...seen] = earlier;
  const learnt = learn({ stored: of(stored), slots: { one: stored }, seen: { one: seen } }, 'tool', OPTIONS, 'acme');
  const options = { ...OPTIONS, lexicon: learnt.names };
  const bound = bindSlots(readQuery(of(said), maskQuery(of(said), options), options), learnt.pattern, learnt.slots);
  const isWhole = bound.fit === 'exact' || bound.fit === 'reordered';
  return isWhole && bound.unbound.length === 0 && bound.doubts.length === 0 ? bound.bindings[0]?.value : 'B';
}

const ROADS = ['Mill Street', 'the ring road'];
const BAYS = ['3', '14'];
const PUMPS = ['PU-70', 'PU-75'];
const KITS = ['a kettle', 'two lamps'];

describe('a value of another type than the wording had, to a tool that takes texts', () => {
  test.each<[string, readonly string[], string, string?]>([
    ['Tow the van along … before noon', ROADS, 'the B4008', 'B4008'],
    ['Tow the van from … to the yard', ROADS, 'number 80'],
    ['Sweep … on Friday', ROADS, 'junction 5'],
    ['Restart … at noon', ['web-03', 'the mail gateway'], 'srv-fin-02'],
    ['Show the cars in row … now', ['A22', 'B14'], 'no C33', 'C33'],
    ['Why was parcel … sent back?', ['DE 8813', 'DE 8890'], 'KX-15'],
    ['Why was order … sent back?', ['2024/118', '2024/131'], '4402'],
    ['Lend her the coat in size … now', ['M', 'XL'], '38'],
    ['Fit … tyres to the van', ['winter', 'all-season'], '205/55 R16'],
    ['Bring the sofa to … by noon', ['12 Elm Road', 'the chapel'], '14/3 Leith Walk'],
    ['Bring the sofa to … by noon', ['12 Elm Road', 'the chapel'], '12-14 Bell Lane'],
    ['Bring the sofa to … by noon', ['12 Elm Road', 'the chapel'], 'Flat 3, Beech House'],
    ['The machine ate my … again', ['2 euro coin', '£1 coin'], '50p'],
    ['The machine ate my … again', ['2 euro coin', '£1 coin'], '10 euro note'],
    ['Issue a … badge to the baker', ['visitor', 'contractor'], 'weekend'],
    ['Who is on the … plan in town?', ['flex', 'student'], 'weekend'],
    ['Who was there in …?', ['March', 'October'], 'May 2025'],
    ['Who was there in …?', ['March', 'October'], '11/2024'],
    ['Run the race over … in May', ['10 km', 'the half marathon'], '42.2 km'],
    ['Order … for the stand', KITS, 'a 55" screen', '55" screen'],
    ['Moor the boat in bay … until noon', BAYS, 'B'],
    ['Moor the boat in bay … until noon', BAYS, 'East'],
    ['Moor the boat in bay … until noon', ['12', 'B7'], 'Oak 2'],
    ['The bell has been ringing since …', ['about eight', '7.40 pm'], '18:25'],
    ['The bell has been ringing since …', ['about eight', '7.40 pm'], 'lunchtime'],
    ['The bell has been ringing since …', ['about eight', '7.40 pm'], 'last night'],
    ['The bell has been ringing since …', ['Tuesday evening', '27 November'], 'Friday'],
    ['The bell has been ringing since …', ['Tuesday evening', '27 November'], 'this morning'],
    ['Fetch the trays between …', ['9 and 11', '1pm and 3pm'], '07:30 and 9'],
    ['Fetch the trays between …', ['9 and 11', '1pm and 3pm'], 'noon and 2'],
    ['Fetch the trays between …', ['9 and 11', '1pm and 3pm'], '3 and 5pm'],
    ['Fetch the trays from …', ['9 to 11', '1pm to 3pm'], '10 am to noon'],
    ['Feed the birds before …', ['the ward round', '10:00'], '11:30'],
    ['Ring the bell after … on the pier', ['9', '10:15'], 'half past nine'],
    ['Ring the bell after … on the pier', ['9', '7.40 am'], '9.15'],
    ['Ring the bell after … on the pier', ['9', 'noon'], '14:00'],
    ['Ring the bell after … on the pier', ['3', '10:15'], 'half past three'],
    ['Ask Ann for a deposit of … by noon', ['a tenner', '£20'], '£7.50'],
    ['Ask Ann for a deposit of … by noon', ['a tenner', '£20'], 'a fiver', 'fiver'],
    ['Sell lot … on Friday', ['9C', '77'], '204'],
    ['How much water did … move in March?', PUMPS, 'the lobby pump'],
    ['How much water did … move in March?', PUMPS, 'number 4'],
    ['How much water did … move in March?', PUMPS, 'pump 118'],
    ['How much water did … move in March?', PUMPS, 'RRV 9'],
    ['How much water did … move in March?', ['PU-70', 'Unit 204'], 'pump 3'],
    ['What was in cask … before noon?', ['1042', '877'], '19416'],
    ['What was the strength of cask … before noon?', ['1042', '877'], '19-416'],
    ['Make it in shade … before noon', ['A2', 'B1'], 'A3.5'],
    ['Set a new … on the slab wall', ['6a', 'V4'], '5+'],
    ['Set a new … on the slab wall', ['6a', 'V4'], '6c+'],
    ['Lend … the costume', ['Harriet', 'Mr Abbot'], 'Year 9'],
    ['Move her … to the clinic', ['20-week scan', 'booking visit'], 'day 5 check'],
    ['What was wrong at the … check?', ['October', 'annual'], 'first'],
    ['Repair the horn on the … now', ['red Corsa', 'automatic'], 'second Fiesta'],
    ['How long has it run since …?', ['last Monday', 'the start of the month'], 'September'],
    ['The kiln has been cold since …', ['5am', '12:40'], 'Thursday'],
    ['The kiln has been cold since …', ['5am', '12:40'], 'yesterday'],
    ['The kiln has been cold since …', ['5am', '12:40'], '3 October'],
    ['The kiln has been cold since …', ['5am', '12:40'], 'Tuesday at 9'],
    ['The kiln has been cold since …', ['5am', '12:40'], 'the bank holiday'],
    ['The kiln has been cold since …', ['5am', '12:40'], 'the night shift', 'night shift'],
    ['The kiln has been cold since …', ['9 yesterday evening', '07:15'], 'Sunday'],
    ['The kiln has been cold since …', ['9 yesterday evening', '07:15'], '8.50'],
    ['Keep the gate shut until …', ['noon', '4.30 pm'], 'the weekend'],
    ['Send the boots to Ann by …', ['10.45', '6pm'], 'teatime'],
    ['Send the boots to Ann by …', ['10.45', '6pm'], 'ten to four'],
    ['Feed the hens before … please', ['noon', '4.30 pm'], '08:00 tomorrow'],
    ['Feed the hens by …', ['Monday', '9 May'], '5 pm on Friday'],
    ['Feed the hens by …', ['Monday', '9 May'], 'noon tomorrow'],
    ['The drone landed …', ['this afternoon', 'last night'], 'just now'],
    ['The drone landed …', ['this afternoon', 'last night'], 'twenty minutes ago'],
    ['The drone landed …', ['this afternoon', 'last night'], 'earlier today'],
    ['Who was there in …?', ['March', 'October'], 'the second half of June'],
    ['Who was there in …?', ['March', 'October'], 'the last ten days of May'],
    ['Who was there in …?', ['March', 'the autumn'], 'the weeks before Easter'],
    ['Who was there in …?', ['March', 'the autumn'], 'mid July'],
    ['Who was there in …?', ['March', 'the autumn'], 'the year to date'],
    ['Who was there in …?', ['March', 'the end of May'], 'the spring'],
    ['Who sold pies at … before noon?', ['the harvest fair', 'Burns Night'], "New Year's Eve"],
    ['Who sold pies at … before noon?', ['the harvest fair', 'Ayr'], 'Halloween'],
    ['Save a lane for the …', ['mixed relay', 'club sprint'], 'Boxing Day dash'],
    ['Seat Ann in the … show on Friday', ['matinee', 'schools'], 'Sunday'],
    ['Seat Ann in the … show on Friday', ['matinee', 'schools'], '4 o’clock'],
    ['Seat Ann in the … show on Friday', ['matinee', 'schools'], 'half past two'],
    ['Seat Ann in the … show on Friday', ['matinee', 'schools'], 'Tuesday night'],
    ['Seat Ann in the … show on Friday', ['matinee', 'schools'], 'Sunday brunch'],
    ['Seat Ann in the … show', ['2pm', 'early'], 'matinee'],
    ['Fuel the van on the … call', ['farm', 'jet ski'], '3am'],
    ['Who is rowing in the … on Friday?', ['junior quad', 'ladies four'], 'veterans eight'],
  ])('%s: %p, %s', (wording, earlier, said, value = said) => expect(served(wording, earlier, said)).toBe(value));

  test.each<[string, string, readonly string[], string]>([
    ['no rank of a name alone', 'Tow the … today', ['Marigold', 'Sea Otter'], 'first Patience'],
    ['no number for a person', 'Tell … to come now', ['Anna Long', 'Ben Cole'], 'number 88'],
    ['nor a code', 'Tell … to come now', ['Anna Long', 'Ben Cole'], 'KX-15'],
    ['no time for a day', 'Keep it until … for Ann', ['the 12th of May', 'half term'], '18:25'],
    ['hours of either half', 'Fetch the trays between …', ['9 and 11', '1pm and 3pm'], '3 and 5'],
    ['two windows', 'Fetch the trays between …', ['9 and 11', '1pm and 3pm'], '8am and 9am or 3pm and 5pm'],
    ['one hour of two', 'Fetch the trays between …', ['9 and 11', '1pm and 3pm'], '8am'],
    ['days for hours', 'Fetch the trays between …', ['9 and 11', '1pm and 3pm'], 'Monday and Friday'],
    ['a time beside tables', 'Fetch the trays between …', ['tables 9 and 11', '12 and 14'], '8am and 9am'],
    ['a time in another form than the one before', 'Feed the birds before …', ['the ward round', '10:00'], '5 pm'],
    ['a time of either half', 'Feed the birds before …', ['the ward round', '10:00'], '4:15'],
    ['a time where an event and a day stood', 'Feed the birds before …', ['the ward round', 'Friday'], '11:30'],
    ['a time of another day', 'Feed the birds before …', ['the ward round', '10:00'], '11:30 tomorrow'],
    ['no day beside one', 'Keep it until … on Friday', ['noon', '4.30 pm'], 'Sunday'],
    ['no day for a time that is computed', 'Keep it until …', ['16:30', '11:00'], 'Sunday'],
    ['an hour of either half of a day by which', 'Feed the hens by …', ['Monday', '9 May'], '3:15 on Friday'],
    ['one of two times by which', 'Feed the hens by …', ['Monday', '9 May'], '4 pm or 5 pm on Friday'],
    ['a time and a day beside another one', 'Feed the hens before … on Friday', ['noon', '4.30 pm'], '08:00 tomorrow'],
    ['a time and a day where times are computed', 'Feed the hens before …', ['16:30', '11:00'], '08:00 tomorrow'],
    ['a time and a day from which', 'Feed the hens from …', ['noon', '4.30 pm'], '08:00 tomorrow'],
    ['a time and a day of each week', 'Feed the hens before …', ['noon', '4.30 pm'], '08:00 each Friday'],
    ['no day for a time by which', 'Keep it by …', ['noon', '4.30 pm'], 'Sunday'],
    ['an hour of either half of that day', 'The kiln has been cold since …', ['5am', '12:40'], 'Tuesday at 3'],
    ['either hour', 'The kiln has been cold since …', ['9 yesterday evening', '07:15'], '3.50'],
    ['every one', 'The kiln has been cold since …', ['5am', '12:40'], 'each Thursday'],
    ['one of them', 'The kiln has been cold since …', ['5am', '12:40'], 'a Thursday'],
    ['two of them', 'The kiln has been cold since …', ['5am', '12:40'], 'Thursday or Friday'],
    ['some time after it', 'The kiln has been cold since …', ['5am', '12:40'], 'shortly after 9am'],
    ['what is not so any more', 'Keep the gate shut until …', ['noon', '4.30 pm'], 'further notice'],
    ['words where hours were numbers', 'Send the boots to Ann by …', ['10.45', '18:00'], 'teatime'],
    ['a part of a month where one month stood', 'Who was there in …?', ['March'], 'early June'],
    ['a year before another one', 'Who was there in …?', ['2024', '2019'], 'the year before 2022'],
    ['every part of one', 'Who was there in …?', ['March', 'October'], 'each half of June'],
    ['two parts', 'Who was there in …?', ['March', 'October'], 'the first or second half of June'],
    ['all but a part', 'Who was there in …?', ['March', 'October'], 'all but the first half of June'],
    ['what is beside no feast', 'Who was there in …?', ['March', 'October'], 'the week after'],
    ['a day where nothing was held', 'Who sold pies at … before noon?', ['Ayr', 'the old mill'], 'Halloween'],
    ['a weekday where something was held', 'Who sold pies at … before noon?', ['the harvest fair', 'Ayr'], 'Friday'],
    ['a feast and another one', 'Save a lane for the …', ['mixed relay', 'club sprint'], 'Easter or Boxing Day dash'],
    ['when it is to be', 'Save a lane for the …', ['mixed relay', 'club sprint'], 'relay on Boxing Day'],
    ['the last one of no day', 'Seat Ann in the … show', ['matinee', 'schools'], 'last'],
    ['two hours', 'Seat Ann in the … show on Friday', ['matinee', 'schools'], '2 or 4 o’clock'],
    ['all but one', 'Seat Ann in the … show on Friday', ['matinee', 'schools'], 'any but the Sunday'],
    ['so many of them', 'Who is rowing in the … on Friday?', ['junior quad', 'ladies four'], 'first eight boats'],
    ['a number where none was', 'Who is rowing in the … on Friday?', ['junior quad', 'tub'], 'veterans eight'],
    ['a part that is not over', 'The drone landed …', ['this afternoon', 'last night'], 'not long ago'],
    ['how often', 'The drone landed …', ['this afternoon', 'last night'], 'twice just now'],
    ['no time for a number', 'Ring the bell after … on the pier', ['9', '14'], 'half past nine'],
    ['no time where a price may have been', 'Ring the bell after … on the pier', ['9', '7.40'], '14:00'],
    ['either half of the day', 'Ring the bell after … on the pier', ['9', '10:15'], 'half past three'],
    ['about an hour', 'Ring the bell after … on the pier', ['9', '10:15'], 'about 9.15'],
    ['what is counted', 'Ring the bell after … on the pier', ['9', '10:15'], '9 pallets'],
    ['a day for an hour', 'Ring the bell after … on the pier', ['9', '10:15'], 'Friday'],
    ['no day where one was a thing', 'Play … next', ['Tuesday', 'Stay'], 'Friday'],
    ['no day for a thing', 'Sell the … today', ['boat', 'van'], 'Tuesday'],
    ['no number for a name', 'Tow the … today', ['Golf', 'white van'], '508'],
    ['two of them', 'Tow the van along … before noon', ROADS, 'the A38 or the A6'],
    ['all but one', 'Tow the van along … before noon', ROADS, 'all but the A38'],
    ['another kind of code', 'Restart … at noon', ['web-03', 'the mail gateway'], '10.0.0.4'],
    ['an amount where none was', 'Order … for the stand', KITS, '£20'],
    ['an amount and more of it', 'The machine ate my … again', ['2 euro coin', '£1 coin'], 'last two quid'],
    ['a day of a month for a month', 'Who was there in …?', ['March', 'October'], 'the week of 3 March'],
    ['two bays', 'Moor the boat in bay … until noon', BAYS, 'B or C'],
    ['all bays', 'Moor the boat in bay … until noon', BAYS, 'All'],
    ['what goes on in small letters', 'Show order … now', ['1042', '2044'], 'history'],
    ['a count', 'Seat … at the bar', ['3', '14'], 'East'],
    ['what is counted', 'Send … crates to the bar', ['3', '14'], 'Big'],
    ['each of them', 'How much water did … move in March?', PUMPS, 'every pump'],
    ['the other one', 'How much water did … move in March?', PUMPS, 'the other pump'],
    ['several of them', 'How much water did … move in March?', PUMPS, 'pumps 118'],
    ['two of them', 'How much water did … move in March?', PUMPS, 'pump 118 or 119'],
    ['a week', 'How much water did … move in March?', PUMPS, 'week 20'],
    ['all of them', 'How much water did … move in March?', PUMPS, 'all 118'],
    ['a range', 'What was written on pages … before noon?', ['1042', '877'], '19-416'],
    ['a day alone', 'Move her … to the clinic', ['20-week scan', 'booking visit'], 'day 5'],
    ['two days', 'Move her … to the clinic', ['20-week scan', 'booking visit'], 'day 5 and 6 check'],
    ['the last one', 'What was wrong at the … check?', ['October', 'annual'], 'last'],
    ['more of them', 'What was wrong at the … check?', ['October', 'annual'], 'first two'],
    ['a thing that is counted', 'Repair the horn on the … now', ['red Corsa', 'automatic'], 'second car'],
    ['the last one', 'Repair the horn on the … now', ['red Corsa', 'automatic'], 'last Fiesta'],
    ['none of them', 'Release … on Friday', ['A22', 'B14'], 'no C33'],
    ['none of them', 'Check the gate and release … on Friday', ['A22', 'B14'], 'no C33'],
    ['none of them', 'Patch … on Friday', ['srv-web-01', 'srv-db-03'], 'no srv-app-02'],
    ['one and its neighbour', 'Moor the boat in bay … until noon', BAYS, 'B/C'],
    ['a list of places', 'Bring the sofa to … by noon', ['12 Elm Road', 'the chapel'], 'Beech House, Elm House'],
  ])('%s stays with a model', (_, wording, earlier, said) => expect(served(wording, earlier, said)).toBe('B'));

  test.each([
    ['Give Bess 1.5 kg of oats', { horse: 'Bess', dose: '1.5 kg' }],
    ['Give Bess 2 scoops of oats', { horse: 'Bess', dose: '2 scoops' }],
  ])('a number before its unit is no part of a name: %s', (text, values) => {
    const ran = {
      stored: 'Give Pip half a scoop of oats',
      slots: { horse: 'Pip', dose: 'half a scoop' },
      seen: { horse: ['Duke'], dose: ['a cup'] },
    };
    const learnt = learn(ran, 'tool', OPTIONS, 'acme');
    const { bindings, fit } = bindSlots(
      readQuery(text, maskQuery(text, OPTIONS), OPTIONS),
      learnt.pattern,
      learnt.slots
    );
    expect(fit).toBe('exact');
    expect(Object.fromEntries(bindings.map(({ slot, value }) => [slot, value]))).toEqual(values);
  });

  test('no number that may belong to the value behind it', () => {
    const ran = {
      stored: 'Give Bess 2 kg of oats',
      slots: { horse: 'Bess', dose: '2 kg' },
      seen: { horse: ['Duke'], dose: ['500 g'] },
    };
    const learnt = learn(ran, 'tool', OPTIONS, 'acme');
    const query = readQuery('Give box 4 2 kg of oats', maskQuery('Give box 4 2 kg of oats', OPTIONS), OPTIONS);
    expect(bindSlots(query, learnt.pattern, learnt.slots).fit).toBe('loose');
  });
});
