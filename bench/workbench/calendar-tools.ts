import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import type { WorldOf } from './define-sandbox-tool';
import { need, readTool, refuse, writeTool } from './define-sandbox-tool';
import type { Row, World } from './world';
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
    readTool(worldOf, {
      name: 'calendar.get_event_information_by_id',
      description: 'One field of an event: event_name, participant_email, event_start or duration.',
      input: z.object({ event_id: text, field: text }),
      output: z.record(z.string(), z.string().nullable()),
      read: (world, input) => {
        need(input, { event_id: 'Event ID not provided.', field: 'Field not provided.' });
        return fieldOf(eventOf(world, input.event_id), input.field);
      },
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
    writeTool(worldOf, {
      name: 'calendar.update_event',
      description: 'Sets one field of an event: event_name, participant_email, event_start or duration.',
      input: z.object({ event_id: text, field: text, new_value: text }),
      output: z.string(),
      effect: 'compensable',
      act: (world, input) => {
        const missing = 'Event ID, field, or new value not provided.';
        need(input, { event_id: missing, field: missing, new_value: missing });
        const row = eventOf(world, input.event_id);
        const value = input.field === 'participant_email' ? input.new_value.toLowerCase() : input.new_value;
        return {
          output: 'Event updated successfully.',
          undo: world.update('events', row, { [input.field]: value }),
        };
      },
      holds: (world, { event_id, field, new_value }) =>
        world.find('events', event_id ?? '')?.[field ?? '']?.toLowerCase() === new_value?.toLowerCase(),
    }),
    writeTool(worldOf, {
      name: 'calendar.delete_event',
      description: 'Deletes an event.',
      input: z.object({ event_id: text }),
      output: z.string(),
      effect: 'compensable',
      act: (world, input) => {
        need(input, { event_id: 'Event ID not provided.' });
        return {
          output: 'Event deleted successfully.',
          undo: world.remove('events', eventOf(world, input.event_id)),
        };
      },
      holds: (world, { event_id }) => world.find('events', event_id ?? '') === undefined,
    }),
  ];
}

function eventOf(world: World, id: string): Row {
  return world.find('events', id) ?? refuse('not_found', 'Event not found.');
}

/** One column of a record, under its own name. */
export function fieldOf(row: Row, field: string): Record<string, string | null> {
  const value = row[field];
  return value === undefined ? refuse('unknown_field', 'Field not found.') : { [field]: value };
}
