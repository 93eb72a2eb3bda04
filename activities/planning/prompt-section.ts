/**
 * Prompts are made of tagged sections. Whatever stands in one cannot end it: data from tools, users and earlier runs could
 * otherwise pose as rules.
 */
export function section(tag: string, body: string): string {
  return `<${tag}>\n${body.replace(/<(?=\/)/g, '<\\')}\n</${tag}>`;
}

/** Data as JSON in which no tag can stand. */
export function dataSection(tag: string, value: unknown): string {
  return `<${tag}>\n${JSON.stringify(value).replace(/</g, '\\u003c')}\n</${tag}>`;
}

/** The sections that there are, in order. */
export function prompt(...sections: (string | undefined | false)[]): string {
  return sections.filter((part) => part !== undefined && part !== false && part !== '').join('\n');
}

/** Reads a section back, for models that are programs. */
export function readSection(text: string, tag: string): string | undefined {
  const start = text.indexOf(`<${tag}>\n`);
  const end = text.indexOf(`\n</${tag}>`, start);
  return start < 0 || end < 0 ? undefined : text.slice(start + tag.length + 3, end).replace(/<\\(?=\/)/g, '<');
}
