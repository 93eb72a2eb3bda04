import { copyFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Measured } from '../experiment/measured';
import { summarise } from '../measure/summary';
import type { TaskResult } from '../measure/task-result';
import { resultsOf, tokensAlong } from './markdown-report';

/** Writes the report with its plots; the charting library is copied beside it, so that the page needs no network. */
export function writeHtmlReport(file: string, measured: Measured, markdown: string): void {
  copyFileSync(require.resolve('echarts/dist/echarts.min.js'), join(dirname(file), 'echarts.min.js'));
  const charts = chartsOf(measured);
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><title>WorkflowGen, the experiment</title>
<style>body{font:15px/1.45 system-ui;max-width:76rem;margin:2rem auto;padding:0 1rem}.chart{height:24rem;margin:1rem 0}
table{border-collapse:collapse;font-size:13px;margin:1rem 0}td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:left}</style>
<h1>WorkflowGen, the experiment</h1>
${charts.map((_, index) => `<div class="chart" id="chart-${index}"></div>`).join('\n')}
${htmlOf(markdown)}
<script src="echarts.min.js"></script>
<script>
const charts = ${JSON.stringify(charts).replace(/</g, '\\u003c')};
charts.forEach((option, index) => echarts.init(document.getElementById('chart-' + index)).setOption(option));
</script>
`
  );
}

/** Chart options as plain data, since they are written into the page. */
function chartsOf(measured: Measured): object[] {
  const first = measured.streams[0]?.results ?? {};
  const arms = Object.keys(first);
  const engine = arms.filter((arm) => arm.startsWith('workflowgen'));
  const title = (text: string): object => ({ text, textStyle: { fontSize: 14 } });
  return [
    {
      title: title('Tokens over the stream (cumulative, first seed)'),
      legend: { bottom: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: (first[arms[0] ?? ''] ?? []).map((_, at) => at + 1), name: 'query' },
      yAxis: { type: 'value', name: 'tokens' },
      series: arms.map((arm) => ({ name: arm, type: 'line', showSymbol: false, data: tokensAlong(first[arm] ?? []) })),
    },
    {
      title: title('Success over the stream (share so far, first seed)'),
      legend: { bottom: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: (first[arms[0] ?? ''] ?? []).map((_, at) => at + 1), name: 'query' },
      yAxis: { type: 'value', max: 1 },
      series: arms.map((arm) => ({ name: arm, type: 'line', showSymbol: false, data: successSoFar(first[arm] ?? []) })),
    },
    {
      title: title('Tier mix along the stream (tenths)'),
      legend: { bottom: 0 },
      xAxis: { type: 'category', data: Array.from({ length: 10 }, (_, at) => `${at * 10}–${at * 10 + 10} %`) },
      yAxis: { type: 'value', max: 1 },
      series: engine.slice(0, 1).flatMap((arm) =>
        (['A', 'C'] as const).map((tier) => ({
          name: `${arm}: ${tier}`,
          type: 'bar',
          stack: arm,
          data: tenths(first[arm] ?? []).map(
            (part) => part.filter((r) => r.engine?.tier === tier).length / (part.length || 1)
          ),
        }))
      ),
    },
    successAgainstTokens(measured, title('Success against tokens a task (95 % intervals)')),
    {
      title: title('Success by similarity to the nearest earlier query'),
      legend: { bottom: 0 },
      xAxis: { type: 'category', data: ['low', 'medium', 'high'] },
      yAxis: { type: 'value', max: 1 },
      series: arms.map((arm) => ({
        name: arm,
        type: 'bar',
        data: ['low', 'medium', 'high'].map((band) => {
          const value = summarise(
            arm,
            band,
            resultsOf(measured, arm).filter((r) => r.band === band)
          ).success.value;
          return Number.isNaN(value) ? null : value;
        }),
      })),
    },
  ];
}

function successAgainstTokens(measured: Measured, title: object): object {
  const arms = [...new Set(measured.streams.flatMap(({ results }) => Object.keys(results)))];
  const points = arms.map((arm) => {
    const { success, tokens } = summarise(arm, 'all', resultsOf(measured, arm));
    return { arm, success, tokens: tokens.prompt + tokens.cached + tokens.completion + tokens.learning };
  });
  return {
    title,
    legend: { bottom: 0 },
    tooltip: {},
    xAxis: { type: 'value', name: 'tokens' },
    yAxis: { type: 'value', max: 1, name: 'success' },
    series: points.flatMap(({ arm, success, tokens }) => [
      { name: arm, type: 'scatter', symbolSize: 12, data: [[tokens, success.value]] },
      {
        name: arm,
        type: 'line',
        showSymbol: false,
        data: [
          [tokens, success.low],
          [tokens, success.high],
        ],
      },
    ]),
  };
}

function successSoFar(results: readonly TaskResult[]): number[] {
  let right = 0;
  return results.map((result, at) => (right += Number(result.success)) / (at + 1));
}

function tenths(results: readonly TaskResult[]): TaskResult[][] {
  return Array.from({ length: 10 }, (_, part) =>
    results.slice(Math.floor((part * results.length) / 10), Math.floor(((part + 1) * results.length) / 10))
  );
}

/** The report's Markdown has headings, paragraphs, bold text, code and tables only. */
function htmlOf(markdown: string): string {
  return markdown
    .split('\n\n')
    .map((block) => {
      const text = block.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      if (text.startsWith('### ')) return `<h2>${inline(text.slice(4))}</h2>`;
      if (!text.startsWith('|')) return `<p>${inline(text)}</p>`;
      const rows = text.split('\n').filter((line) => !/^\|( --- \|)+$/.test(line));
      const cells = (line: string): string[] => line.slice(2, -2).split(' | ');
      return `<table>${rows
        .map(
          (line, at) =>
            `<tr>${cells(line)
              .map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`))
              .join('')}</tr>`
        )
        .join('')}</table>`;
    })
    .join('\n');
}

function inline(text: string): string {
  return text.replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>').replace(/`([^`]+)`/g, '<code>$1</code>');
}
