import { checkedInstructions } from '../../../activities/planning/instructions';
import { planSystem } from '../../../activities/planning/plan-prompt';
import { rewriteSystem } from '../../../activities/planning/rewrite-prompt';
import { contextSection } from '../../../activities/planning/shared-sections';
import { readSection } from '../../harness/read-section';
import { writeSystem } from '../../../activities/planning/write-prompt';
import { QUERY, REFUND_PLAN, openDesk, planRequest, registry } from './planning-desk';

const HOURS = 'Meetings are between 09:00 and 18:00.';

describe('the rules of a deployment', () => {
  test.each([
    ['plan', planSystem(registry.list(), HOURS), planSystem(registry.list())],
    ['rewrite', rewriteSystem(HOURS), rewriteSystem()],
    ['write', writeSystem(HOURS), writeSystem()],
  ])('stand in the rules of every %s call, and nowhere without them', (_, told, plain) => {
    expect(readSection(told, 'instructions')).toBe(HOURS);
    expect(plain).not.toContain('<instructions>');
  });

  test('reach the model', async () => {
    const desk = await openDesk([{ json: REFUND_PLAN }]);
    desk.deps.instructions = HOURS;
    await desk.run((activities) => activities.planWorkflow(planRequest()));
    expect(desk.prompt().system).toContain(HOURS);
    await desk.close();
  });

  test('are trimmed, may be absent, and have a limit', () => {
    expect(checkedInstructions(` ${HOURS}\n`)).toBe(HOURS);
    expect(checkedInstructions('  ')).toBeUndefined();
    expect(checkedInstructions(undefined)).toBeUndefined();
    expect(() => checkedInstructions('x'.repeat(4_001))).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining('4001 characters, of 4000') })
    );
  });
});

test('the context says which day of the week it is where the user is', () => {
  const at = (now: string, timeZone: string): unknown =>
    JSON.parse(readSection(contextSection({ ...QUERY, context: { ...QUERY.context, now, timeZone } }), 'context')!);
  expect(at('2023-11-30T23:30:00Z', 'UTC')).toMatchObject({ weekday: 'Thursday' });
  expect(at('2023-11-30T23:30:00Z', 'Asia/Tokyo')).toMatchObject({ weekday: 'Friday' });
  expect(at('2023-11-30T23:30:00Z', 'nowhere')).not.toHaveProperty('weekday');
});
