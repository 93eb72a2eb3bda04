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
  /** Kinds of refusals by tools, and how many of them this arm had met before in its stream. */
  errors?: string[];
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
    /** Why routing could not use experience, where it could not. */
    gaveUp?: string;
    /** Gates that alone kept one of the reported nominees from A. */
    soleRefusals?: string[];
    /** Tokens that learnt experience added to the prompts of C; they are part of `prompt`. */
    experience?: number;
    latencyMs: number;
    learningMs: number;
    historyEvents: number;
    historyBytes: number;
    learnt: string[];
    /** Of the live arms: whether what the run was learnt into was new or known. */
    taught?: 'founded' | 'confirmed';
    /** Of a wrong answer of A over recorded plans: whether that task's own plan is right. */
    planRight?: boolean;
  };
}
