/**
 * The text of one item in output that is still being written, `{"items":[{"key":"answer","value":"It ra`; absent where it has not
 * begun. The model writes an item's key before its value, as the schema has them.
 */
export function writtenSoFar(output: string, key: string): string | undefined {
  const item = new RegExp(
    `"key"\\s*:\\s*${escaped(JSON.stringify(key))}\\s*,\\s*"value"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)`,
    's'
  );
  const text = item.exec(output)?.[1];
  if (text === undefined) return undefined;
  try {
    // Of an escape that is not yet whole nothing is known.
    return JSON.parse(`"${text.replace(/\\u[\da-f]{0,3}$/i, '')}"`) as string;
  } catch {
    return undefined;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
