import type { Client } from '@temporalio/client';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelRequest } from '../../activities/planner/planner';
import type { Engine } from './engine';
import { scrapedMetrics, workerLog } from './runtime';

/** One place where something may have stayed, with all its text. */
export interface Stored {
  where: string;
  text: string;
}

/**
 * Everything that an engine's runs have left behind: each event of each history with its payloads decoded, memos, search attributes, summaries,
 * the bytes of the stores' files, the prompts, what the process logged, and its metrics as Prometheus is given them.
 */
export async function everythingStored(engine: Engine, requests: readonly ModelRequest[]): Promise<Stored[]> {
  return [
    ...(await histories(engine.temporal, engine.taskQueue)),
    ...(await filesIn(engine.folder)),
    ...requests.map((request, at) => ({ where: `prompt ${at} (${request.purpose})`, text: JSON.stringify(request) })),
    { where: 'log', text: workerLog.join('\n') },
    { where: 'metrics', text: await scrapedMetrics() },
  ];
}

/** Histories and descriptions of every workflow of a task queue. */
export async function histories(client: Client, taskQueue: string): Promise<Stored[]> {
  const stored: Stored[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) {
    const handle = client.workflow.getHandle(workflowId);
    const { events } = await handle.fetchHistory();
    const { raw, memo, searchAttributes } = await handle.describe();
    const description = [raw, memo, searchAttributes].map((part) => decoded(part)).join('\n');
    stored.push({ where: `history of ${workflowId}`, text: (events ?? []).map((event) => decoded(event)).join('\n') });
    stored.push({ where: `description of ${workflowId}`, text: description });
  }
  return stored;
}

async function filesIn(folder: string): Promise<Stored[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => ({
      where: `file ${entry.name}`,
      text: (await readFile(join(entry.parentPath, entry.name))).toString('latin1'),
    }))
  );
}

/** The JSON of a message with its bytes as text, and the keys of its maps. */
function decoded(message: unknown): string {
  return (
    JSON.stringify(message, (_, value: unknown) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
      if (isBuffer(value)) return Buffer.from(value.data).toString('utf8');
      return typeof value === 'bigint' ? String(value) : value;
    }) ?? ''
  );
}

/** A `Buffer` has turned into this before a replacer sees it. */
function isBuffer(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer';
}

/** Where one of the canaries stands, in any of the ways in which a text is stored. */
export function sightings(stored: readonly Stored[], canaries: readonly string[]): string[] {
  return stored.flatMap(({ where, text }) =>
    canaries
      .filter((canary) => spellings(canary).some((spelling) => text.includes(spelling)))
      .map((canary) => `${canary} in ${where}`)
  );
}

/** As it is, as JSON has it, as JSON within JSON has it, and as a file of UTF-8 read byte by byte. */
function spellings(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  return [...new Set([text, json, JSON.stringify(json).slice(1, -1), Buffer.from(text).toString('latin1')])];
}
