import type { PartProgress } from '../../../worker';

const MEGABYTE = 1024 * 1024;

/** Says once what is being installed, and once that it is there; a log of every percent would bury the table. */
export function progressLines(say: (line: string) => void): (progress: PartProgress) => void {
  const said = new Set<string>();
  return ({ part, step, totalBytes }) => {
    const key = `${part} ${step}`;
    if (said.has(key)) return;
    said.add(key);
    const size = step === 'downloading' && totalBytes > 0 ? ` (${Math.round(totalBytes / MEGABYTE)} MB)` : '';
    say(`${part}: ${step}${size}`);
  };
}
