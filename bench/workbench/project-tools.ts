import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import { fieldOf } from './calendar-tools';
import type { WorldOf } from './define-sandbox-tool';
import { need, readTool, refuse, writeTool } from './define-sandbox-tool';
import type { Row, World } from './world';
import { containing } from './world';

const text = z.string().optional();
const LISTS = ['Backlog', 'In Progress', 'In Review', 'Completed'];
const BOARDS = ['Back end', 'Front end', 'Design'];
const fields = {
  task_name: text,
  assigned_to_email: text,
  list_name: z.string().describe(LISTS.join(', ')).optional(),
  due_date: z.string().describe('yyyy-MM-dd').optional(),
  board: z.string().describe(BOARDS.join(', ')).optional(),
};
const task = z.object({
  task_id: z.string(),
  task_name: z.string(),
  assigned_to_email: z.string(),
  list_name: z.string(),
  due_date: z.string(),
  board: z.string(),
});

export function projectTools(worldOf: WorldOf): AnyTool[] {
  return [
    readTool(worldOf, {
      name: 'project_management.search_tasks',
      description: 'Project tasks whose fields contain what is given.',
      input: z.object(fields),
      output: z.array(task),
      read: (world, input) => {
        const wanted = Object.entries(input).filter(([, value]) => value);
        if (wanted.length === 0) refuse('missing_argument', 'No search parameters provided.');
        return world
          .rows('tasks')
          .filter((row) => wanted.every(([field, value]) => containing(value ?? '')(row[field])))
          .map((row) => task.parse(row));
      },
    }),
    readTool(worldOf, {
      name: 'project_management.get_task_information_by_id',
      description: 'One field of a project task.',
      input: z.object({ task_id: text, field: text }),
      output: z.record(z.string(), z.string().nullable()),
      read: (world, input) => {
        need(input, { task_id: 'Task ID not provided.', field: 'Field not provided.' });
        return fieldOf(taskOf(world, input.task_id), input.field);
      },
    }),
    writeTool(worldOf, {
      name: 'project_management.create_task',
      description: 'Creates a project task and returns its id.',
      input: z.object(fields),
      output: z.string().describe('task_id'),
      effect: 'compensable',
      act: (world, input) => {
        const missing = 'Missing task details.';
        need(input, {
          task_name: missing,
          assigned_to_email: missing,
          list_name: missing,
          due_date: missing,
          board: missing,
        });
        const { task_name, list_name, due_date, board } = input;
        const assigned_to_email = input.assigned_to_email.toLowerCase();
        checkField(world, 'assigned_to_email', assigned_to_email);
        checkField(world, 'list_name', list_name);
        checkField(world, 'board', board);
        const task_id = world.nextId('tasks');
        const row = { task_id, task_name, assigned_to_email, list_name, due_date, board };
        return { output: task_id, undo: world.append('tasks', row) };
      },
      holds: (world, input, id) => world.find('tasks', id)?.task_name === input.task_name,
    }),
    writeTool(worldOf, {
      name: 'project_management.update_task',
      description: 'Sets one field of a project task.',
      input: z.object({ task_id: text, field: text, new_value: text }),
      output: z.string(),
      effect: 'compensable',
      act: (world, input) => {
        const missing = 'Task ID, field, or new value not provided.';
        need(input, { task_id: missing, field: missing, new_value: missing });
        const value = input.field === 'assigned_to_email' ? input.new_value.toLowerCase() : input.new_value;
        checkField(world, input.field, value);
        const row = taskOf(world, input.task_id);
        fieldOf(row, input.field);
        return { output: 'Task updated successfully.', undo: world.update('tasks', row, { [input.field]: value }) };
      },
      holds: (world, { task_id, field, new_value }) =>
        world.find('tasks', task_id ?? '')?.[field ?? '']?.toLowerCase() === new_value?.toLowerCase(),
    }),
    writeTool(worldOf, {
      name: 'project_management.delete_task',
      description: 'Deletes a project task.',
      input: z.object({ task_id: text }),
      output: z.string(),
      effect: 'compensable',
      act: (world, input) => {
        need(input, { task_id: 'Task ID not provided.' });
        return { output: 'Task deleted successfully.', undo: world.remove('tasks', taskOf(world, input.task_id)) };
      },
      holds: (world, { task_id }) => world.find('tasks', task_id ?? '') === undefined,
    }),
  ];
}

function taskOf(world: World, id: string): Row {
  return world.find('tasks', id) ?? refuse('not_found', 'Task not found.');
}

function checkField(world: World, field: string, value: string): void {
  if (field === 'board' && !BOARDS.includes(value)) {
    refuse('invalid_board', `Board not valid. Please choose from: ${BOARDS.map((one) => `'${one}'`).join(', ')}.`);
  }
  if (field === 'list_name' && !LISTS.includes(value)) {
    refuse('invalid_list', `List not valid. Please choose from: ${LISTS.map((one) => `'${one}'`).join(', ')}.`);
  }
  if (field === 'assigned_to_email' && !world.rows('tasks').some((row) => row.assigned_to_email === value)) {
    refuse('unknown_assignee', 'Assignee email not valid. Please choose from the list of team members.');
  }
}
