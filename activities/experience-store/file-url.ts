import { WorkflowGenError } from '../../shared/protocol/errors';

/**
 * The `file:` URL of a path, absolute or relative, as libSQL reads it: what would end the path or stand for another character
 * is escaped, so that a folder may be named `C#`, `50%25` or `what?`.
 */
export function fileUrlOf(path: string): string {
  return `file:${path.replace(/[%?#]/g, encodeURIComponent)}`;
}

/** The path that libSQL opens for a `file:` URL. Throws `CONFIG_INVALID` for one that it would refuse. */
export function pathOfFileUrl(url: string): string {
  const [, path = '', rest = ''] = /^file:(?:\/\/[^/?#]*)?([^?#]*)(.*)$/s.exec(url) ?? [];
  if (rest.includes('#')) throw unreadable(url, 'it has a fragment; write # as %23');
  try {
    return decodeURIComponent(path);
  } catch {
    throw unreadable(url, 'it has a % that begins no escape; write % as %25');
  }
}

function unreadable(url: string, why: string): WorkflowGenError {
  const remedy = 'In a file: URL, # is %23, ? is %3F and % is %25.';
  return new WorkflowGenError('CONFIG_INVALID', `The URL ${url} cannot be read: ${why}.`, { field: 'url', remedy });
}
