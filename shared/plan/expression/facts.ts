import { referencesIn } from './text';

export function factsShown(text: string): string[] {
  return referencesIn(text).nodes.length > 0 ? [text] : [];
}
