import { randomUUID } from 'node:crypto';
import type { QueryContext } from '../shared/protocol/query';
import type { PreparedRequest, RunOptionsInput } from '../shared/protocol/request';
import { fillRunOptions, requestOf } from '../shared/protocol/request';
import { checkShape, defaultsSchema, requestOptionsSchema } from '../shared/protocol/request.schema';
import { NO_SEAL, type Seal } from '../shared/values/seal';
import { refuseSecrets, sealedText } from '../shared/values/entering-text';

/** One request, beside its query. */
export interface RequestOptions {
  /** The caller's own id of this request: the same id is the same run, also after it has closed. Default: a new one. */
  requestId?: string;
  /** Required unless the client has a default tenant. */
  tenant?: string;
  /** Who asks, where, with which permissions; field by field over the client's default. */
  context?: QueryContext;
  /** How the run is to be made; field by field over the client's defaults and `DEFAULT_RUN_OPTIONS`. */
  options?: RunOptionsInput;
  /** Workflow id of the run that asked back (`needs_input`), or that this request corrects. */
  inReplyTo?: string;
  /** Secrets that the query holds, as they stand in it: sealed like those that are recognised by their looks. */
  secrets?: string[];
}

/** What a client fills in where a request says nothing. Contexts are merged field by field. */
export interface RequestDefaults {
  tenant?: string;
  context?: QueryContext;
  options?: RunOptionsInput;
}

/**
 * Checks one request at the edge and fills its defaults. A defaulted `now` is left to the run's start, so that a repeated
 * request has the same digest. Throws `INPUT_INVALID`, `INPUT_TOO_LARGE` and `SECRET_REFUSED` with the field, the limit and the remedy.
 */
export function prepareRequest(
  query: unknown,
  options: RequestOptions,
  defaults: RequestDefaults = {},
  sealing: Seal | 'sealed' = NO_SEAL
): PreparedRequest {
  const given = checkShape(requestOptionsSchema, { ...options, tenant: options.tenant ?? defaults.tenant });
  const parts = {
    tenant: given.tenant,
    requestId: given.requestId ?? randomUUID(),
    context: { ...defaults.context, ...given.context },
    options: fillRunOptions(defaults.options, given.options),
    inReplyTo: given.inReplyTo,
  };
  const request = requestOf(query, parts);
  refuseSecrets({ tenant: parts.tenant, requestId: parts.requestId, context: parts.context });
  // the query of an earlier run is sealed already
  if (sealing === 'sealed') return request;
  const guard = { seal: sealing, tenant: parts.tenant };
  const sealed = sealedText('query', request.input.query, guard, given.secrets);
  return sealed === request.input.query ? request : requestOf(sealed, parts);
}

/** Checks the defaults once, when the client is made. */
export function checkDefaults(defaults: RequestDefaults): RequestDefaults {
  return checkShape(defaultsSchema, defaults, 'defaults');
}
