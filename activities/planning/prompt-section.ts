/**
 * Prompts are made of tagged sections. Whatever stands in one cannot end it: data from tools, users and earlier runs could
 * otherwise pose as rules.
 */
export function section(tag: string, body: string): string {
  return `<${tag}>\n${body.replace(/<(?=\/)/g, '<\\')}\n</${tag}>`;
}

/** Data as JSON, on one line: it can end no section, since `<\/` is JSON for `</`, and begin none, since a tag ends its line. */
export function dataSection(tag: string, value: unknown): string {
  return section(tag, JSON.stringify(value));
}

/** The sections that there are, in order. */
export function prompt(...sections: (string | undefined | false)[]): string {
  return sections.filter((part) => part !== undefined && part !== false && part !== '').join('\n');
}
