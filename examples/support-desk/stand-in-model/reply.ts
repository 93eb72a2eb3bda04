import { fitFor, type FitReply } from './fitting';
import type { MessageRequest } from './message-request.schema';
import { planFor, type PlanReply } from './planning';
import { readPrompt } from './prompt-reading';
import { writingFor, type WriteReply } from './writing';

/** The answer of the stand-in to one request, from nothing but the request. */
export function replyTo(request: MessageRequest): PlanReply | FitReply | WriteReply {
  const prompt = readPrompt(request);
  switch (prompt.task) {
    case 'plan':
      return planFor(prompt);
    case 'rewrite':
      return fitFor(prompt);
    case 'write':
      return writingFor(prompt);
  }
}
