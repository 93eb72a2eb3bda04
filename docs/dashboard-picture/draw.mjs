// `npm run draw -- <answers>`: draws the dashboard over what Prometheus answered (`npm run check:dashboard -- --answers <answers>`) as
// docs/images/grafana-dashboard.png, in Debian's Chromium.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Pixels; a column and a row of the grid as Grafana has them at this width. */
const WIDTH = 1600;
const ROW = 38;
/** Milliseconds of the page's own time in which it draws. */
const DRAWING_MS = 10_000;

const here = fileURLToPath(new URL('.', import.meta.url));
const [answers] = process.argv.slice(2);
if (answers === undefined) throw new Error('name the file of answers: npm run draw -- <answers>');
const dashboard = JSON.parse(readFileSync(join(here, '../grafana-dashboard.json'), 'utf8'));
const told = JSON.parse(readFileSync(resolve(answers), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'dashboard-picture-'));
try {
  await build({
    entryPoints: [join(here, 'page.tsx')],
    bundle: true,
    outfile: join(folder, 'page.js'),
    // Of Grafana's editors, which the page does not show.
    jsx: 'automatic',
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.ttf': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const data = JSON.stringify({ dashboard, told, width: WIDTH, row: ROW }).replaceAll('<', '\\u003c');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css"><div id="page"></div><script>window.given = ${data};</script><script src="page.js"></script>`
  );
  const rows = Math.max(...dashboard.panels.map(({ gridPos }) => gridPos.y + gridPos.h));
  const picture = resolve(here, '../images/grafana-dashboard.png');
  execFileSync('chromium', [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    '--allow-file-access-from-files',
    '--enable-logging=stderr',
    `--user-data-dir=${join(folder, 'chromium')}`,
    `--window-size=${WIDTH},${rows * ROW + 8}`,
    `--virtual-time-budget=${DRAWING_MS}`,
    `--screenshot=${picture}`,
    `file://${join(folder, 'index.html')}`,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
