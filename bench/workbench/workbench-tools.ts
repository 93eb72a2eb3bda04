import type { AnyTool } from '../../shared/index';
import { analyticsTools } from './analytics-tools';
import { calendarTools } from './calendar-tools';
import { customerTools } from './customer-tools';
import type { WorldOf } from './define-sandbox-tool';
import { emailTools } from './email-tools';
import { projectTools } from './project-tools';

/** The 27 tools of WorkBench v1, over the world of the run that calls them. */
export function workbenchTools(worldOf: WorldOf): AnyTool[] {
  return [
    ...calendarTools(worldOf),
    ...emailTools(worldOf),
    ...analyticsTools(worldOf),
    ...projectTools(worldOf),
    ...customerTools(worldOf),
  ];
}
