import { readSection } from '../../harness/read-section';
import type { WriteReply, WriteRequest } from '../../../shared/protocol/planning';
import type { MessagesApiReply } from '../../../testing/messages-api-server';
import { doneCall, openDesk, QUERY, SO_FAR, type Desk } from './planning-desk';

let desk: Desk;

afterEach(() => desk.close());

const REQUEST: WriteRequest = {
  query: QUERY,
  soFar: { ...SO_FAR, calls: [doneCall('C/1/find', 'find_customer')] },
  items: [
    { key: 'note.text', tool: 'add_note', argument: 'text', instruction: 'thank her' },
    { key: 'note.tags', tool: 'add_note', argument: 'tags', instruction: 'two tags' },
  ],
  slots: { order: '1042' },
  outputs: { find: { inline: { id: 'C7', name: 'Ann', card: '4111' } }, other: { inline: { card: '4222', total: 3 } } },
};

async function write(reply: MessagesApiReply, request: Partial<WriteRequest> = {}): Promise<WriteReply> {
  desk = await openDesk([reply]);
  return desk.run((activities) => activities.writeText({ ...REQUEST, ...request }));
}

describe('writeText', () => {
  test('writes several items in one call, each in the type of its argument', async () => {
    const items = [
      { key: 'note.tags', value: '["kind","quick"]' },
      { key: 'note.text', value: '42' },
      { key: 'unasked', value: 'x' },
    ];
    const reply = await write({ json: { items } });
    expect(reply).toMatchObject({
      kind: 'written',
      values: { 'note.text': '42', 'note.tags': ['kind', 'quick'] },
      usage: { purpose: 'write', result: 'ok' },
    });
    expect(Object.keys((reply as { values: object }).values)).toHaveLength(2);
    expect(desk.server.requests).toHaveLength(1);
  });

  test('shows outputs without sensitive fields, also where it is not known which tool made them', async () => {
    await write({ json: { items: [] } });
    const { turn } = desk.prompt();
    expect(JSON.parse(readSection(turn, 'outputs')!)).toEqual({
      find: { id: 'C7', name: 'Ann', card: '[redacted]' },
      other: { card: '[redacted]', total: 3 },
    });
    expect(JSON.parse(readSection(turn, 'items')!)).toEqual([
      { key: 'note.text', instruction: 'thank her', tool: 'add_note', type: 'string' },
      { key: 'note.tags', instruction: 'two tags', tool: 'add_note', type: '[string]' },
    ]);
    expect(JSON.parse(readSection(turn, 'slots')!)).toEqual({ order: '1042' });
  });

  test.each([
    ['missing', [{ key: 'note.text', value: 'Hi' }], 'note.tags'],
    [
      'empty',
      [
        { key: 'note.text', value: ' ' },
        { key: 'note.tags', value: '["a"]' },
      ],
      'note.text',
    ],
    [
      'of the wrong type',
      [
        { key: 'note.text', value: 'Hi' },
        { key: 'note.tags', value: 'kind' },
      ],
      'does not fit',
    ],
  ])('a text that is %s is a result that can be repaired', async (_name, items, said) => {
    const reply = await write({ json: { items } });
    expect(reply).toMatchObject({
      kind: 'invalid',
      code: 'LLM_BAD_OUTPUT',
      repairable: true,
      usage: { result: 'LLM_BAD_OUTPUT' },
    });
    expect((reply as { issues: string[] }).issues.join()).toContain(said);
  });

  test('writes the answer', async () => {
    const reply = await write(
      { json: { items: [{ key: 'answer', value: 'It was refunded.' }] } },
      { items: [{ key: 'answer', instruction: 'say what was done' }] }
    );
    expect(reply).toMatchObject({ kind: 'written', values: { answer: 'It was refunded.' } });
  });
});
