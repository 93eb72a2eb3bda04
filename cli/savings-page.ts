import { MEASURES } from '../shared/learning/judge/savings';
import type { Estimate, Measure, Savings, TierUse } from '../shared/learning/judge/savings';
import { TIERS } from '../shared/protocol/tier';

/** The savings of one tenant, with the titles of its templates. */
export interface TenantSavings extends Savings {
  tenant: string;
  titles: Record<string, string>;
}

const COLOURS = { A: '#2a9d8f', B: '#e9c46a', C: '#c44536' } as const;
const NAMES: Record<Measure, string> = { tokens: 'tokens', costUsd: 'US$', seconds: 'seconds' };
const DIGITS: Record<Measure, number> = { tokens: 0, costUsd: 5, seconds: 1 };
const TEMPLATES = 20;
const BAR = { width: 420, height: 18, gap: 6, label: 260 };

/** One HTML page without scripts and without anything from elsewhere: a table and three plots per tenant. */
export function savingsPage(found: readonly TenantSavings[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>WorkflowGen: what reuse saved</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #ddd;text-align:right}
td:first-child,th:first-child{text-align:left}h2{margin-top:2.5rem}svg text{font:12px system-ui,sans-serif;fill:#222}</style></head>
<body><h1>What reuse saved</h1>
${found.map(tenantSection).join('\n')}
</body></html>
`;
}

function tenantSection({ tenant, byTier, heldOut, templates, saved, unmeasuredRuns, titles }: TenantSavings): string {
  const measured = templates.flatMap(({ templateId, saved: own }) =>
    own ? [{ title: titles[templateId] ?? templateId, tokens: own.tokens }] : []
  );
  return `<h2>${escaped(tenant)}</h2>
<p>${MEASURES.map((measure) => `${estimate(saved[measure], DIGITS[measure])} ${NAMES[measure]}`).join(' · ')} saved against planned runs of the same template
(95 % intervals). ${heldOut > 0 ? `${heldOut} runs were held out to measure it.` : 'No run was held out: the baseline is what was planned first.'}
${unmeasuredRuns > 0 ? `${unmeasuredRuns} reused runs have no baseline and are not in the sum.` : ''}</p>
<table><tr><th>tier</th><th>runs</th>${MEASURES.map((measure) => `<th>mean ${NAMES[measure]}</th>`).join('')}</tr>
${TIERS.flatMap((tier) => (byTier[tier] ? [tierRow(tier, byTier[tier])] : [])).join('\n')}</table>
<h3>Runs by tier</h3>
${bars(TIERS.map((tier) => ({ label: tier, value: byTier[tier]?.runs ?? 0, colour: COLOURS[tier], text: String(byTier[tier]?.runs ?? 0) })))}
<h3>Mean tokens of a run, by tier</h3>
${bars(TIERS.flatMap((tier) => (byTier[tier] ? [meanBar(tier, byTier[tier])] : [])))}
<h3>Tokens saved, by template</h3>
${bars(measured.slice(0, TEMPLATES).map((one) => savedBar(one.title, one.tokens)))}`;
}

function tierRow(tier: string, { runs, mean }: TierUse): string {
  const cells = MEASURES.map((measure) => `<td>${mean[measure].toFixed(DIGITS[measure])}</td>`).join('');
  return `<tr><td>${tier}</td><td>${runs}</td>${cells}</tr>`;
}

interface Bar extends Omit<Estimate, 'value'> {
  label: string;
  value: number;
  colour: string;
  text: string;
}

function meanBar(tier: 'A' | 'B' | 'C', { mean }: TierUse): Bar {
  return { label: tier, value: mean.tokens, colour: COLOURS[tier], text: mean.tokens.toFixed(0) };
}

function savedBar(label: string, saved: Estimate): Bar {
  return { ...saved, label, colour: saved.value < 0 ? COLOURS.C : COLOURS.A, text: estimate(saved, 0) };
}

/** Horizontal bars from zero, to the left where a value is below it, with a line for its interval. */
function bars(items: readonly Bar[]): string {
  if (items.length === 0) return '<p>nothing yet</p>';
  const lows = items.map(({ value, low }) => Math.min(0, value, low ?? value));
  const highs = items.map(({ value, high }) => Math.max(0, value, high ?? value));
  const least = Math.min(...lows);
  const span = Math.max(...highs) - least || 1;
  const x = (value: number): number => BAR.label + ((value - least) / span) * BAR.width;
  const step = BAR.height + BAR.gap;
  const rows = items.map(({ label, value, low, high, colour, text }, index) => {
    const y = index * step;
    const middle = y + BAR.height / 2;
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    const whisker =
      low === undefined || high === undefined
        ? ''
        : `<line x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}" stroke="#222"/>`;
    const end = Math.max(to, high === undefined ? to : x(high)) + 6;
    return (
      `<text x="0" y="${middle + 4}">${escaped(label.length > 40 ? `${label.slice(0, 39)}…` : label)}</text>` +
      `<rect x="${from}" y="${y}" width="${Math.max(1, to - from)}" height="${BAR.height}" fill="${colour}"/>${whisker}` +
      `<text x="${end}" y="${middle + 4}">${escaped(text)}</text>`
    );
  });
  const width = BAR.label + BAR.width + 200;
  return `<svg role="img" viewBox="0 0 ${width} ${items.length * step}" width="${width}">${rows.join('')}</svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `1200 (900 … 1500)`. */
export function estimate({ value, low, high }: Estimate, digits: number): string {
  const interval = low === undefined || high === undefined ? '' : ` (${low.toFixed(digits)} … ${high.toFixed(digits)})`;
  return `${value.toFixed(digits)}${interval}`;
}
