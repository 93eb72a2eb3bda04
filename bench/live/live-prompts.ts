import { z } from 'zod';
import type { AnyTool, JsonSchema } from '../../shared/index';
import type { Task } from '../workbench/task';
import { MEETING_HOURS } from '../workbench/task';
import { workbenchTools } from '../workbench/workbench-tools';

/** Every task needs addresses. */
const DIRECTORY = 'company_directory';

const TOOLS: readonly AnyTool[] = workbenchTools(() => {
  throw new Error('only the schemas are read');
});

export function domainOf(tool: string): string {
  return tool.split('.')[0] ?? tool;
}

/** The domains of a task's tools, as the tools' names begin. */
export function domainsOf(task: Pick<Task, 'domains'>): string[] {
  return [...new Set([...task.domains, DIRECTORY])].sort();
}

/** The tools that the arms may use for a task. */
export function toolsFor(task: Pick<Task, 'domains'>): AnyTool[] {
  const domains = domainsOf(task);
  return TOOLS.filter((tool) => domains.includes(domainOf(tool.name)));
}

/** One line a tool. The same bytes for the same tools, so that the prompt's prefix stays cached. */
export function catalogue(tools: readonly AnyTool[]): string {
  return tools
    .map((tool) => {
      const args = Object.entries(propertiesOf(tool)).map(([name, { description }]) =>
        description === undefined ? name : `${name}: ${description}`
      );
      return `${tool.name}(${args.join(', ')}) ${tool.description}`;
    })
    .join('\n');
}

function propertiesOf(tool: AnyTool): Record<string, { description?: string }> {
  return (z.toJSONSchema(tool.input) as { properties?: Record<string, { description?: string }> }).properties ?? {};
}

/** The sandbox's fixed clock in words; `now` is `yyyy-MM-dd HH:mm:ss`. */
export function clockLine(now: string): string {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${now.slice(0, 10)}T00:00:00Z`)
  );
  return `It is ${weekday} ${now}; ${MEETING_HOURS}`;
}

/** A call as the models write it: flat, since constrained decoding admits no free-form objects. */
export interface WrittenCall {
  tool: string;
  args: { name: string; value: string }[];
}

/** The shape of a call of one of the tools, or of one of the `more` words. */
export function callSchema(tools: readonly AnyTool[], more: readonly string[] = []): JsonSchema {
  const names = [...new Set(tools.flatMap((tool) => Object.keys(propertiesOf(tool))))].sort();
  return {
    type: 'object',
    properties: {
      tool: { enum: [...tools.map((tool) => tool.name), ...more] },
      args: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: { enum: names }, value: { type: 'string' } },
          required: ['name', 'value'],
          additionalProperties: false,
        },
      },
    },
    required: ['tool', 'args'],
    additionalProperties: false,
  };
}

/** Empty texts are what a model writes for an argument that it leaves out. */
export function argumentsOf({ args }: WrittenCall): Record<string, string> {
  return Object.fromEntries(args.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
}

export function writtenCall(tool: string, args: Readonly<Record<string, string>>): WrittenCall {
  return { tool, args: Object.entries(args).map(([name, value]) => ({ name, value })) };
}
