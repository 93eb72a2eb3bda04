import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import type { WorldOf } from './define-sandbox-tool';
import { need, readTool, refuse, writeTool } from './define-sandbox-tool';
import type { Row, World } from './world';

const day = z.string().describe('yyyy-MM-dd').optional();
const text = z.string().optional();
const byDay = z.record(z.string(), z.number()).describe('by day; days without visits are absent');
const SOURCES = ['direct', 'referral', 'search engine', 'social media'];
const VALUES = [
  'total_visits',
  'session_duration_seconds',
  'user_engaged',
  'visits_direct',
  'visits_referral',
  'visits_search_engine',
  'visits_social_media',
];
/** The message names the values as the original does, which is not how it accepts them. */
const VALUES_IN_MESSAGE = [...VALUES.slice(0, 3), 'direct', 'referral', 'search engine', 'social media'];
const PLOTS = ['bar', 'line', 'scatter', 'histogram'];

export function analyticsTools(worldOf: WorldOf): AnyTool[] {
  const counter = (name: string, description: string, value: (rows: readonly Row[]) => number): AnyTool =>
    readTool(worldOf, {
      name: `analytics.${name}`,
      description,
      input: z.object({ time_min: day, time_max: day }),
      output: byDay,
      read: (world, { time_min, time_max }) => perDay(world, time_min, time_max, value),
    });
  return [
    counter('total_visits_count', 'Visits per day.', (rows) => rows.length),
    counter('engaged_users_count', 'Engaged users per day.', (rows) => rows.filter(isEngaged).length),
    counter('get_average_session_duration', 'Average session duration per day, in seconds.', (rows) => {
      return rows.reduce((sum, row) => sum + Number(row.session_duration_seconds), 0) / rows.length;
    }),
    readTool(worldOf, {
      name: 'analytics.traffic_source_count',
      description: `Visits per day from one source: ${SOURCES.join(', ')}.`,
      input: z.object({ time_min: day, time_max: day, traffic_source: text }),
      output: byDay,
      read: (world, { time_min, time_max, traffic_source: source }) =>
        perDay(world, time_min, time_max, (rows) =>
          source ? rows.filter((row) => row.traffic_source === source).length : rows.length
        ),
    }),
    readTool(worldOf, {
      name: 'analytics.get_visitor_information_by_id',
      description: 'The visits of a visitor.',
      input: z.object({ visitor_id: text }),
      output: z.array(z.record(z.string(), z.string().nullable())),
      read: (world, input) => {
        need(input, { visitor_id: 'Visitor ID not provided.' });
        const visits = world.rows('visits').filter((row) => row.visitor_id === input.visitor_id);
        return visits.length > 0 ? visits : refuse('not_found', 'Visitor not found.');
      },
    }),
    writeTool(worldOf, {
      name: 'analytics.create_plot',
      description: `Plots a value between two days. value_to_plot: ${VALUES.join(', ')}; plot_type: ${PLOTS.join(', ')}.`,
      input: z.object({ time_min: day, time_max: day, value_to_plot: text, plot_type: text }),
      output: z.string().describe('file path'),
      effect: 'compensable',
      act: (world, input) => {
        need(input, { time_min: 'Start date not provided.', time_max: 'End date not provided.' });
        const { time_min, time_max, value_to_plot: value = '', plot_type: type = '' } = input;
        if (!VALUES.includes(value)) {
          refuse('invalid_value', `Value to plot must be one of ${VALUES_IN_MESSAGE.map(quoted).join(', ')}`);
        }
        if (!PLOTS.includes(type))
          refuse('invalid_plot_type', `Plot type must be one of ${PLOTS.map(quoted).join(', ')}`);
        const file_path = `plots/${time_min}_${time_max}_${value}_${type}.png`;
        return { output: file_path, undo: world.append('plots', { file_path }) };
      },
      holds: (world, _input, path) => world.find('plots', path) !== undefined,
    }),
  ];
}

function perDay(
  world: World,
  from: string | undefined,
  to: string | undefined,
  value: (rows: readonly Row[]) => number
): Record<string, number> {
  const days = new Map<string, Row[]>();
  for (const row of world.rows('visits')) {
    const date = row.date_of_visit ?? '';
    if ((from && date < from) || (to && date > to)) continue;
    const rows = days.get(date);
    if (rows) rows.push(row);
    else days.set(date, [row]);
  }
  const dates = [...days.keys()].sort();
  return Object.fromEntries(dates.map((date) => [date, value(days.get(date) ?? [])]));
}

function isEngaged(row: Row): boolean {
  return row.user_engaged === 'True';
}

function quoted(text: string): string {
  return `'${text}'`;
}
