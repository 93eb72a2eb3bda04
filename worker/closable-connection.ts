import type { ConnectionOptions } from '@temporalio/client';
import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

/** CANCELLED of the gRPC protocol. */
const CANCELLED = 1;

/**
 * Connects to a service, so that closing the connection is safe at any time. The SDK makes a call that failed again by a
 * timer; on a connection that was closed meanwhile this throws inside the timer, which ends the whole process. Here such a
 * call ends as cancelled.
 */
export async function connectClosable(options: ConnectionOptions): Promise<Connection> {
  const interceptors = [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), endedWhereClosed];
  const connection = Connection.lazy({ ...options, interceptors });
  try {
    await connection.ensureConnected();
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Stands below the retry; a channel that was closed refuses new calls by throwing. */
const endedWhereClosed: Interceptor = (options, next) => {
  try {
    // What comes next is passed on as it is; the interceptor adds nothing to a call that can be made.
    return next(options) as Call;
  } catch (error) {
    return endedCall(error instanceof Error ? error.message : String(error));
  }
};

function endedCall(details: string): Call {
  const ignored = (): undefined => undefined;
  const call: Record<keyof Call, unknown> = {
    start(...[metadata, listener]: Parameters<Call['start']>) {
      const none = metadata.clone();
      for (const key of Object.keys(none.getMap())) none.remove(key);
      // As gRPC does for a unary call that has no reply.
      listener?.onReceiveMessage?.(null);
      listener?.onReceiveStatus?.({ code: CANCELLED, details, metadata: none });
    },
    sendMessage: ignored,
    sendMessageWithContext: ignored,
    startRead: ignored,
    halfClose: ignored,
    cancelWithStatus: ignored,
    getPeer: () => 'none',
    getAuthContext: () => null,
  };
  return call as unknown as Call;
}
