import { messageOf } from '../../../shared/protocol/errors';
import { LIMITS } from '../../../shared/protocol/limits';
import { cutText } from '../../../shared/protocol/text';
import { ToolError } from '../../../shared/protocol/tool';
import { codeOfCause, neverSent } from '../never-sent';
import type { Operation } from './operations';

/** The server says that it has not begun. */
const NOT_BEGUN = new Set([408, 425, 429, 503]);
/** Characters of an error's body that its message carries. */
const BODY_CHARACTERS = 300;

/**
 * Makes one call and gives the answer's JSON, its text where it is none, or `null` where there is nothing.
 *
 * Throws `ToolError` with code `HTTP_<status>`, `HTTP_UNREACHABLE` or `HTTP_CONNECTION_LOST`.
 */
export async function sendRequest(
  operation: Operation,
  input: Record<string, unknown>,
  { baseUrl, headers, signal }: { baseUrl: string; headers: Record<string, string>; signal: AbortSignal }
): Promise<unknown> {
  const { url, body, own } = requestOf(operation, input, baseUrl);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: operation.method.toUpperCase(),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...own,
        ...headers,
      },
      body,
      signal,
      // A redirect could carry the secret, or an effect, to another host.
      redirect: 'error',
    });
    text = await bodyOf(response);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ToolError ? error : lost(error, operation);
  }
  if (!response.ok) throw refused(response, text, operation);
  return contentOf(response, text);
}

function requestOf(
  { path, arguments: known }: Operation,
  input: Record<string, unknown>,
  baseUrl: string
): { url: string; body?: string; own: Record<string, string> } {
  const query = new URLSearchParams();
  const own: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  let at = path;
  let whole: unknown;
  for (const { name, wire, place } of known) {
    const value = input[name];
    if (value === undefined) continue;
    if (place === 'path') at = at.replace(`{${wire}}`, encodeURIComponent(textOf(value)));
    else if (place === 'query') for (const one of [value].flat()) query.append(wire, textOf(one));
    else if (place === 'header') own[wire] = textOf(value);
    else if (place === 'body') whole = value;
    else fields[wire] = value;
  }
  const takesFields = known.some(({ place }) => place === 'field');
  const body = whole ?? (takesFields ? fields : undefined);
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  return { url: `${baseUrl}${at}${search}`, own, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Stops reading where the output could not be kept anyway. */
async function bodyOf(response: Response): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > LIMITS.toolOutputBytes) {
      throw new ToolError(
        { code: 'HTTP_BODY_TOO_LARGE', retryable: false, outcome: 'unknown' },
        `The answer has more than ${LIMITS.toolOutputBytes} bytes; ask for a page of it`
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function contentOf(response: Response, text: string): unknown {
  if (text === '') return null;
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ToolError(
      { code: 'HTTP_BAD_JSON', retryable: false, outcome: 'unknown' },
      `The answer is called JSON and is none: ${messageOf(error, 200)}`
    );
  }
}

/** Below 500 the API refused the call, so nothing happened; a failing server may have acted before it failed. */
function refused(response: Response, text: string, { method, path }: Operation): ToolError {
  const { status } = response;
  const message = `${method.toUpperCase()} ${path} gave ${status}: ${cutText(text, BODY_CHARACTERS)}`;
  const options = { code: `HTTP_${status}`, retryable: NOT_BEGUN.has(status) || status >= 500 };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ToolError(
    {
      ...options,
      outcome: status >= 500 && !NOT_BEGUN.has(status) ? 'unknown' : 'not_applied',
      ...(Number.isFinite(seconds) && { retryAfterMs: seconds * 1_000 }),
    },
    message
  );
}

function lost(error: unknown, { method, path }: Operation): ToolError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const sent = !neverSent(codeOfCause(error));
  return new ToolError(
    {
      code: sent ? 'HTTP_CONNECTION_LOST' : 'HTTP_UNREACHABLE',
      retryable: true,
      outcome: sent ? 'unknown' : 'not_applied',
    },
    `${method.toUpperCase()} ${path}: ${messageOf(cause, 300)}`
  );
}
