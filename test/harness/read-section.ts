/** The body of a prompt's section, as `section` wrote it. */
export function readSection(text: string, tag: string): string | undefined {
  const start = text.indexOf(`<${tag}>\n`);
  const end = text.indexOf(`\n</${tag}>`, start);
  return start < 0 || end < 0 ? undefined : text.slice(start + tag.length + 3, end).replace(/<\\(?=\/)/g, '<');
}
