const INLINE_MAP = '//# sourceMappingURL=data:';
const BASE64 = 'base64,';

/**
 * A workflow bundle whose source map names files and lines and holds no text of the sources: that is a third of the bundle, which each
 * start of a worker reads and parses, and only stack traces that show sources would want it.
 */
export function slimBundle(code: string): string {
  const comment = code.lastIndexOf(INLINE_MAP);
  const at = comment < 0 ? -1 : code.indexOf(BASE64, comment);
  if (at < 0) return code;
  const start = at + BASE64.length;
  const map = JSON.parse(Buffer.from(code.slice(start).trimEnd(), 'base64').toString()) as {
    sourcesContent?: string[];
  };
  delete map.sourcesContent;
  return `${code.slice(0, start)}${Buffer.from(JSON.stringify(map)).toString('base64')}\n`;
}
