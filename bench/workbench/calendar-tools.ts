import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import type { Kind, WorldOf } from './define-sandbox-tool';
import { deleteTool, informationTool, need, readTool, updateTool, writeTool } from './define-sandbox-tool';
import { containing, instant } from './world';

const text = z.string().optional();
const when = z.string().describe('yyyy-MM-dd HH:mm:ss').optional();
const event = z.object({
  event_id: z.string(),
  event_name: z.string(),
  participant_email: z.string(),
  event_start: z.string(),
  duration: z.string().describe('minutes'),
});
const MOST = 5;
const EVENT: Kind = { table: 'events', called: 'Event' };

export function calendarTools(worldOf: WorldOf): AnyTool[] {
  return [
    readTool(worldOf, {
      name: 'calendar.search_events',
      description: 'Events whose name or participant contains the query, between two instants; the first five.',
      input: z.object({ query: text, time_min: when, time_max: when }),
      output: z.array(event),
      read: (world, { query, time_min, time_max }) => {
        const named = containing(query ?? '');
        return world
          .rows('events')
          .filter((row) => named(row.event_name) || named(row.participant_email))
          .filter((row) => !time_min || (row.event_start ?? '') >= instant(time_min))
          .filter((row) => !time_max || (row.event_start ?? '') <= instant(time_max))
          .slice(0, MOST)
          .map((row) => event.parse(row));
      },
    }),
    informationTool(worldOf, EVENT, {
      name: 'calendar.get_event_information_by_id',
      description: 'One field of an event: event_name, participant_email, event_start or duration.',
    }),
    writeTool(worldOf, {
      name: 'calendar.create_event',
      description: 'Creates an event and returns its id.',
      input: z.object({
        event_name: text,
        participant_email: text,
        event_start: when,
        duration: z.string().describe('minutes').optional(),
      }),
      output: z.string().describe('event_id'),
      effect: 'compensable',
      act: (world, input) => {
        need(input, {
          event_name: 'Event name not provided.',
          participant_email: 'Participant email not provided.',
          event_start: 'Event start not provided.',
          duration: 'Event duration not provided.',
        });
        const { event_name, participant_email, event_start, duration } = input;
        const event_id = world.nextId('events');
        const row = { event_id, event_name, participant_email: participant_email.toLowerCase(), event_start, duration };
        return { output: event_id, undo: world.append('events', row) };
      },
      holds: (world, input, id) => world.find('events', id)?.event_name === input.event_name,
    }),
    updateTool(worldOf, EVENT, {
      name: 'calendar.update_event',
      description: 'Sets one field of an event: event_name, participant_email, event_start or duration.',
      address: 'participant_email',
    }),
    deleteTool(worldOf, EVENT, { name: 'calendar.delete_event', description: 'Deletes an event.' }),
  ];
}
