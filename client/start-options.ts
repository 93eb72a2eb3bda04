import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { WorkflowStartOptions } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../shared/protocol/messages';
import type { PreparedRequest } from '../shared/protocol/request';
import { startFieldsOf } from '../shared/protocol/request';

const tenantKey = defineSearchAttributeKey(SEARCH_ATTRIBUTES.tenant, SearchAttributeType.KEYWORD);

/** How the client starts a run. */
export function startOptionsOf(
  request: PreparedRequest,
  taskQueue: string
): Omit<WorkflowStartOptions, 'args'> & { args: [PreparedRequest['input']] } {
  const { tenant, options } = request.input;
  return {
    ...startFieldsOf(request),
    taskQueue,
    ...(options.searchAttributes && { typedSearchAttributes: [{ key: tenantKey, value: tenant }] }),
  };
}
