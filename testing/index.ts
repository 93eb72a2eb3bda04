export { scriptedPlanner } from './scripted-planner';
export type { PlannerScript, ScriptedPlanner } from './scripted-planner';
export { inMemoryStore } from './in-memory-store';
export { startMessagesApiServer } from './messages-api-server';
export type {
  MessagesApiBody,
  MessagesApiReply,
  MessagesApiScript,
  MessagesApiServer,
  MessagesApiUsage,
  RecordedRequest,
} from './messages-api-server';
export { historiesOf, loadHistory, replayHistories } from './replay-histories';
export type { NamedHistory, ReplayOutcome } from './replay-histories';
