import { bind } from './wordings';

const served = (query: string): boolean => {
  const { fit, values } = bind(query, 'refund order <id=order>');
  return fit === 'exact' && values.order === '1042';
};

describe('small talk is left aside', () => {
  test.each([
    'Good morning! Refund order 1042. Have a lovely day!',
    'Sorry to bother you, refund order 1042',
    "Me again, I'm afraid. Refund order 1042.",
    'Not urgent at all, but could you refund order 1042?',
    "I know it's Friday afternoon, so no stress: refund order 1042",
    'What a day! Refund order 1042. No rush.',
    'Refund order 1042. It would make my day.',
    'Refund order 1042 and have a great evening!',
    'Whenever you find a minute, please refund order 1042. Thanks ever so much for your patience!',
    'Please forgive my poor English. Refund order 1042.',
    'ok so refund order 1042',
    'sooo, refund order 1042. byeee',
    'Right then, refund order 1042. Anyway, greetings from the third floor.',
    'I hope this message finds you well. Refund order 1042. I remain at your disposal.',
    'As discussed at the meeting, refund order 1042',
    'When it suits you, could you refund order 1042? You have been wonderful to us all year.',
    'I feel bad for asking on a Sunday. Refund order 1042. The baby says hello.',
    'Any chance you could refund order 1042? thx a million',
  ])('%s', (query) => {
    expect(served(query)).toBe(true);
  });
});

describe('a clause that could be a wish, or turns the request, is none', () => {
  test.each([
    'Refund order 1042 and tell her I am sorry',
    'Refund order 1042 and apologise to the team',
    'Refund order 1042 and rush the job',
    'Refund order 1042. It would be great if the others are too.',
    'I have had second thoughts. Refund order 1042',
    'Refund order 1042. The boss said no, though.',
    'Sorry, all of them. Refund order 1042',
    'Refund order 1042. Thanks for telling Anna.',
    'Refund order 1042. I would love a coffee as well.',
    'Thanks, that one is fine. Do not refund order 1042',
    'Refund order 1042. No.',
    'Refund order 1042. Sorry, 1043.',
    'Maybe we should wait. Refund order 1042',
    'If it is not too late, refund order 1042',
    'Hope there is lunch. Refund order 1042',
    'Good morning. Which orders? Refund order 1042',
    'Refund order 1042. The best one you have.',
    'Refund order 1042. A lovely view.',
    'Refund order 1042. Something nice.',
    'Refund order 1042, a sunny place',
    'Refund order 1042, right?',
    'Refund order 1042. Good, find the mail.',
    'As agreed with Tom, refund order 1042',
    'Refund order 1042. Thanks for Friday at 5 pm.',
  ])('%s', (query) => {
    expect(served(query)).toBe(false);
  });
});
