import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { TEMPLATE_STATUSES } from '../../shared/matching/template';
import type { Metrics } from './metrics';

const INTERVAL_MS = 15_000;

/** Counts the templates by status now and every 15 seconds, as long as metrics are exported; returns what stops it. */
export function sampleTemplates(store: ExperienceStore, metrics: Metrics, intervalMs = INTERVAL_MS): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sample = async (): Promise<void> => {
    try {
      const counts: { tenant: string; status: string; count: number }[] = [];
      for (const tenant of await store.tenants()) {
        for (const status of TEMPLATE_STATUSES) {
          if (stopped) return;
          counts.push({ tenant, status, count: await store.count(tenant, 'template', { status }) });
        }
      }
      metrics.templates(counts);
    } catch {
      // A store that is down is told by the activities that need it; the next sample may find it.
    }
    if (!stopped) timer = setTimeout(() => void sample(), intervalMs).unref();
  };
  void sample();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
