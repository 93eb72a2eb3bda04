import { languageBy } from '../../../shared/language/languages';
import { doubtsOf } from '../../../shared/matching/doubts';
import type { Gate, GateVerdict } from '../../../shared/protocol/decision';

const language = languageBy('en');
const refused = (gate: Gate, reason = 'why'): GateVerdict => ({ gate, passed: false, reason });

describe('doubts that a model can decide', () => {
  it('leave out words that ask for nothing by themselves', () => {
    const gates = [refused('residual-words'), refused('polarity')];
    expect(doubtsOf(gates, { language, leftover: ['me', 'for'], missing: ['please', 'will'] })).toEqual([
      'the query leaves out "please"',
    ]);
    expect(doubtsOf(gates, { language, leftover: ['me', 'for'], missing: [] })).toEqual([]);
  });

  it('keep another wish, a negation, and a relation in the place of another', () => {
    const gates = [refused('residual-words'), refused('polarity')];
    expect(doubtsOf(gates, { language, leftover: ['gift', 'not'], missing: [] })).toEqual([
      'the query adds "gift", "not"',
    ]);
    expect(doubtsOf(gates, { language, leftover: ['to'], missing: ['from'] })).toEqual([
      'the query adds "to"',
      'the query leaves out "from"',
    ]);
    expect(doubtsOf([refused('polarity')], { language, leftover: [], missing: [] })).toEqual([
      'the words stand in another order',
    ]);
  });

  it('are of the fit, and neither of what is known of the template nor of values, which are listed by name', () => {
    const gates = [refused('status'), refused('score'), refused('written'), refused('binding'), refused('slot-count')];
    expect(doubtsOf(gates, { language, leftover: [], missing: [] })).toEqual([]);
    expect(doubtsOf([refused('specific', '"it" points at nothing')], { language, leftover: [], missing: [] })).toEqual([
      '"it" points at nothing',
    ]);
  });
});
