import type { Client, Connection } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import type { WorkflowGenError } from '../shared/protocol/errors';
import { serverUnreachable } from '../shared/protocol/errors';

/** Milliseconds after which a service that does not answer counts as unreachable. */
export const REACH_MS = 8_000;

/** gRPC status codes, by their numbers in the protocol. */
const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
const UNAVAILABLE = 14;

/** The address that a client was made for, for messages to people. */
export function addressOf(client: Client): string {
  const options = (client.connection as Partial<Connection>).options;
  return options?.address ?? 'the Temporal service';
}

/** The gRPC status of a failed call, or of its cause. */
export function grpcStatusOf(error: unknown): number | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (isGrpcServiceError(current)) return current.code;
  }
  return undefined;
}

/** `SERVER_UNREACHABLE` naming the address, or `undefined` where the service did answer. */
export function unreachable(client: Client, error: unknown): WorkflowGenError | undefined {
  const status = grpcStatusOf(error);
  const refused = error instanceof Error && /Failed to connect/.test(error.message);
  if (status !== UNAVAILABLE && status !== DEADLINE_EXCEEDED && status !== CANCELLED && !refused) return undefined;
  return serverUnreachable(addressOf(client), error);
}

/** When a service last gave a sign of life; one that did just now is not asked again. */
const seen = new WeakMap<Client, number>();
const SEEN_MS = 5_000;

/** A call that fails at its deadline may still wait for a retry, at most as long again; both end within 10 s. */
const SIGN_OF_LIFE_MS = 5_000;

/**
 * Asks the service for a sign of life before a call, so that an absent service is an error within 10 s, and not the end of ten
 * retries or of a connection's own patience. Nothing has been sent by then that could still be carried out later, and nothing
 * is left open: a call that waits for its retry when its connection closes would end the process.
 */
export async function ensureReachable(client: Client): Promise<void> {
  if (Date.now() - (seen.get(client) ?? 0) < SEEN_MS) return;
  try {
    await client.withDeadline(Date.now() + SIGN_OF_LIFE_MS, () => client.workflowService.getSystemInfo({}));
    seen.set(client, Date.now());
  } catch (error) {
    // A service that answers with a refusal (a key, a namespace) is there, and its refusal is what helps.
    throw unreachable(client, error) ?? error;
  }
}

/** Runs a call that does not wait for a worker: over `REACH_MS` the service counts as unreachable. */
export async function promptly<T>(client: Client, call: () => Promise<T>): Promise<T> {
  await ensureReachable(client);
  try {
    return await client.withDeadline(Date.now() + REACH_MS, call);
  } catch (error) {
    throw unreachable(client, error) ?? error;
  }
}
