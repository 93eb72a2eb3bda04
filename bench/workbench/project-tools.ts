import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import type { Kind, WorldOf } from './define-sandbox-tool';
import { deleteTool, informationTool, needAll, readTool, refuse, updateTool, writeTool } from './define-sandbox-tool';
import type { World } from './world';
import { containing } from './world';

const text = z.string().optional();
const TASK: Kind = { table: 'tasks', called: 'Task' };
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
    informationTool(worldOf, TASK, {
      name: 'project_management.get_task_information_by_id',
      description: 'One field of a project task.',
    }),
    writeTool(worldOf, {
      name: 'project_management.create_task',
      description: 'Creates a project task and returns its id.',
      input: z.object(fields),
      output: z.string().describe('task_id'),
      effect: 'compensable',
      act: (world, input) => {
        needAll(input, ['task_name', 'assigned_to_email', 'list_name', 'due_date', 'board'], 'Missing task details.');
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
    updateTool(worldOf, TASK, {
      name: 'project_management.update_task',
      description: 'Sets one field of a project task.',
      address: 'assigned_to_email',
      check: checkField,
    }),
    deleteTool(worldOf, TASK, { name: 'project_management.delete_task', description: 'Deletes a project task.' }),
  ];
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
