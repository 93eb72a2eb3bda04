import { parseAnswer } from '../../../shared/plan/answer-text';

test.each([
  ['plain', [{ text: 'plain' }]],
  ['', []],
  ['{{a}}', [{ expression: 'a' }]],
  [
    'x {{ a.b }} y {{c}}.',
    [{ text: 'x ' }, { expression: 'a.b' }, { text: ' y ' }, { expression: 'c' }, { text: '.' }],
  ],
  ['{{ {"a":{"b":1}} }}', [{ expression: '{"a":{"b":1}}' }]],
  ['{{ "}}" & \'{{\' }}!', [{ expression: '"}}" & \'{{\'' }, { text: '!' }]],
  ['{{ "a\\"}}" }}', [{ expression: '"a\\"}}"' }]],
  ['{{nodes.`odd }}`}}', [{ expression: 'nodes.`odd }}`' }]],
  ['single { brace } stays', [{ text: 'single { brace } stays' }]],
])('%s', (text, parts) => {
  expect(parseAnswer(text)).toEqual({ parts, issues: [] });
});

test.each([
  ['{{a', 'not closed'],
  ['{{a} }', 'not closed'],
  ['{{"a}}', 'not closed'],
  ['{{}}', 'empty'],
])('%s is an issue', (text, words) => {
  expect(parseAnswer(text).issues.join()).toContain(words);
});
