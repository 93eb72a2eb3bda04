import type { AnyTool } from '../../shared';
import { openSupportDesk } from './desk';
import { supportDeskTools } from './tools/support-desk-tools';

export { lexicon } from './lexicon';

/** The module that `workflowgen dev --tools` loads; its databases are in `SUPPORT_DESK_DATA`, else in memory. */
const desk = openSupportDesk(process.env.SUPPORT_DESK_DATA);

export const tools = (): AnyTool[] => supportDeskTools(desk);

export const close = (): Promise<void> => desk.close();
