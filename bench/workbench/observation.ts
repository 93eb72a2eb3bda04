import type { Json, JsonObject } from '../../shared/index';

const NOTHING_FOUND: Record<string, string> = {
  'calendar.search_events': 'No events found.',
  'email.search_emails': 'No emails found.',
};

/** The columns of an e-mail as the original names them. */
const EMAIL_COLUMNS: Record<string, string> = {
  email_id: 'email_id',
  box: 'inbox/outbox',
  address: 'sender/recipient',
  subject: 'subject',
  sent_at: 'sent_datetime',
  body: 'body',
};

/** What the original tool would have shown the model for a typed output. */
export function observationOf(tool: string, output: Json): Json {
  if (Array.isArray(output) && output.length === 0) return NOTHING_FOUND[tool] ?? [];
  if (tool !== 'email.search_emails' || !Array.isArray(output)) return output;
  return (output as JsonObject[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [EMAIL_COLUMNS[key] ?? key, value]))
  );
}
