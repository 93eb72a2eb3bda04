import type { ToolDescription } from '../../shared/protocol/tool';
import type { ArgumentRule } from '../../shared/learning/observe/argument-rule';
import type { Plan } from '../../shared/protocol/plan';
import type { FailureNote } from '../../shared/protocol/run';

/** What the B and C prompts carry: short sentences, most relevant first, successes and failures apart (paper 3.3). */
export interface PromptExperience {
  successes: string[];
  failures: string[];
  lessons: string[];
  /** What users said of wrong answers to near requests. */
  corrections?: string[];
}

/** What a prompt is about: whose experience, with which tools, for which words, after which failures. */
export interface ExperienceRequest {
  tenant: string;
  environment: string;
  /** Tools that may be used; experience with others is left out. */
  tools: string[];
  /** Those among them whose place a shown plan already tells: only how they are called is told of them. */
  placed?: string[];
  text: string;
  failures: FailureNote[];
}

/** What planning and tool activities read of what was learnt. A store that is down gives nothing, never a failure. */
export interface ExperienceSource {
  relevant(request: ExperienceRequest, options: { signal: AbortSignal }): Promise<PromptExperience>;
  /** Of these templates the plans that were called wrong whenever they ran, by id, as this user may have them. */
  wrongPlans(
    tenant: string,
    templateIds: string[],
    options: { signal: AbortSignal; user?: string; tools?: ReadonlyMap<string, ToolDescription> }
  ): Promise<Map<string, Plan>>;
  /** Learnt rules about one tool's arguments, trusted ones only. */
  rules(tenant: string, tool: string, options: { signal: AbortSignal }): Promise<ArgumentRule[]>;
}
