import type { CurationActivities } from '../activities/activity-types';
import type { CurateInput } from '../shared/protocol/messages';

/** Makes the vectors that are missing, page by page, by the embedder of this environment; returns the last page's summary. */
export async function embedAll(
  learning: CurationActivities,
  tenant: string,
  progress: (words: string) => void = () => undefined
): Promise<string> {
  let summary = '';
  for (let input: CurateInput | undefined = { tenant, phase: 'embed' }; input;) {
    const page: Awaited<ReturnType<CurationActivities['curatePage']>> = await learning.curatePage(input);
    summary = page.summary;
    if (page.next) progress(summary);
    input = page.next;
  }
  return summary;
}
