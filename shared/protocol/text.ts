const REPLACEMENT = '\uFFFD';
/** Half a character of two UTF-16 units, which is no UTF-8; and NUL, which databases refuse or end a text at. */
const UNFIT = /[\p{Surrogate}\0]/gu;

/**
 * The text as every wire, file and model can carry it: lone surrogates and NUL become U+FFFD. One of them in a failure's message
 * ends a worker, in a prompt every model call that shows it.
 */
export function wellFormed(text: string): string {
  return text.replace(UNFIT, REPLACEMENT);
}

/** Whether nothing of the text would be replaced: for ids, of which no two may become one. */
export function isWellFormed(text: string): boolean {
  return text.search(UNFIT) < 0;
}

/** At most `characters` UTF-16 units, well-formed and with no character cut in two; `mark` follows where something is left out. */
export function cutText(text: string, characters: number, mark = ''): string {
  if (text.length <= characters) return wellFormed(text);
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(characters - 1));
  return `${wellFormed(text.slice(0, Math.max(0, splits ? characters - 1 : characters)))}${mark}`;
}

/** For people: at most `characters` UTF-16 units, cut between two words where there are some, with `…` in place of the rest. */
export function cutWords(text: string, characters: number): string {
  if (text.length <= characters) return wellFormed(text);
  const kept = cutText(text, characters - 1);
  const end = kept.search(/[\s,;:.(]+\S*$/);
  return `${end > characters / 2 ? kept.slice(0, end) : kept}…`;
}

/** For a terminal: indented lines under their title; empty where there are none. */
export function titledLines(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Characters that mean something in Markdown, or begin a tag. */
const MARKUP = /[\\`*_[\]<>|#~&]/g;

/** The text as Markdown shows it letter by letter: a placeholder `<name>` would be taken for a tag, and vanish. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(MARKUP, '\\$&');
}

/** What `markdownText` was given. */
export function textOfMarkdown(markdown: string): string {
  return markdown.replace(/\\([\\`*_[\]<>|#~&])/g, '$1');
}

/** A JSON value with every text and key of it well-formed; the value itself where there is nothing to replace. */
export function wellFormedJson<T>(value: T): T {
  return mapTexts(value, wellFormed);
}

/** A JSON value with every text and key of it changed; the value itself where nothing changes. */
export function mapTexts<T>(value: T, change: (text: string) => unknown): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mapTexts(item, change));
    return items.every((item, index) => item === value[index]) ? value : (items as T);
  }
  if (!isPlain(value)) return value;
  let changed = false;
  const members = Object.entries(value).map(([key, item]) => {
    const member = [String(change(key)), mapTexts(item, change)] as const;
    changed ||= member[0] !== key || member[1] !== item;
    return member;
  });
  return changed ? (Object.fromEntries(members) as T) : value;
}

/** Bytes, dates and the like are no JSON and no text. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
