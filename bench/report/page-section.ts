import { readFileSync, writeFileSync } from 'node:fs';

export const PERFORMANCE_PAGE = 'docs/performance.md';

/** Puts what a measurement says between its two marks in a page, in place of what stood there. */
export function writeSection(page: string, name: string, markdown: string): void {
  const section = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(section, (_, open: string, close: string) => `${open}${markdown}\n${close}`)
  );
}
