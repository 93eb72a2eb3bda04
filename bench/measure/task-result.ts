import type { Tier } from '../../shared/index';
import type { Band } from './similarity';
import type { Familiarity } from './splits';

/** One task under one arm. Tokens are the model's; an arm without a model has none. */
export interface TaskResult {
  arm: string;
  taskId: string;
  templateId: string;
  shape: string;
  familiarity: Familiarity;
  band: Band;
  /** It has a gold action. */
  action: boolean;
  success: boolean;
  harm: boolean;
  prompt: number;
  cached: number;
  completion: number;
  learning: number;
  modelCalls: number;
  costUsd: number;
  /** Refusals of tools that this stream had seen before, by tool and message. */
  repeatedErrors: number;
  /** From query to end state, of the arms that ask a model. */
  latencyMs?: number;
  /** Why a live arm could not finish the task; it counts as wrong. */
  failure?: string;
  /** Of the engine only. */
  engine?: {
    workflowId: string;
    state: string;
    tier: Tier;
    routed: Tier;
    rightTemplate?: boolean;
    refused: string[];
    latencyMs: number;
    learningMs: number;
    historyEvents: number;
    historyBytes: number;
    learnt: string[];
  };
}
