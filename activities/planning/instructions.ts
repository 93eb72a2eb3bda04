import { WorkflowGenError } from '../../shared/protocol/errors';
import { section } from './prompt-section';

const CHARACTERS = 4_000;

/** The deployment's own rules as they may stand in a prompt. Throws `CONFIG_INVALID` for a text that is too long. */
export function checkedInstructions(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > CHARACTERS) {
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `\`instructions\` has ${trimmed.length} characters, of ${CHARACTERS} at most: every model call pays for them. Move what concerns one tool into its description.`,
      { field: 'instructions', limit: CHARACTERS }
    );
  }
  return trimmed === '' ? undefined : trimmed;
}

/** They come from the one who runs the worker, and are rules; everything else in a prompt is data. */
export function instructionsSection(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : `Rules of this deployment, to be kept as well:\n${section('instructions', text)}`;
}
