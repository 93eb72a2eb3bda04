import type { Json } from '../protocol/json';
import { isObject } from './schema-variants';

const STEP = /([A-Za-z_$][\w$-]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y;

/** Parses `a.b[0]["odd key"]`; returns `undefined` where the text is not such a path. The empty path is the whole value. */
export function parsePath(path: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  let at = 0;
  while (at < path.length) {
    if (path[at] === '.') {
      if (at === 0) return undefined;
      at += 1;
      if (path[at] === '[' || at >= path.length) return undefined;
    } else if (at > 0 && path[at] !== '[') return undefined;
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (!match) return undefined;
    if (match[1] !== undefined) steps.push(match[1]);
    else if (match[2] !== undefined) steps.push(Number(match[2]));
    else steps.push(JSON.parse(`"${match[3]}"`) as string);
    at = STEP.lastIndex;
  }
  return steps;
}

/** Writes steps as a path that `parsePath` reads back. */
export function formatPath(steps: readonly (string | number)[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The value at a path; `undefined` where there is none. Own properties only, so `__proto__` reaches nothing. */
export function readPath(value: Json | undefined, path: string): Json | undefined {
  const steps = parsePath(path);
  if (!steps) return undefined;
  let current: Json | undefined = value;
  for (const step of steps) {
    if (current === null || typeof current !== 'object') return undefined;
    if (Array.isArray(current)) current = typeof step === 'number' ? current[step] : undefined;
    else current = Object.prototype.hasOwnProperty.call(current, step) ? current[step] : undefined;
  }
  return current;
}

/** The lists in a value that are no part of another list, outermost first, with where they stand. */
export function listsIn(value: Json, steps: (string | number)[] = []): { steps: (string | number)[]; list: Json[] }[] {
  if (Array.isArray(value)) return [{ steps, list: value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => listsIn(item, [...steps, name]));
}
