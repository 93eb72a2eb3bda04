import type { DataConverter } from '@temporalio/common';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The bundle that `npm run build` makes; beside the compiled code only, so that sources are never run with a stale one. */
export const BUNDLE_FILE = join(__dirname, '../workflow-bundle.js');

export type WorkflowSource = { workflowBundle: { codePath: string } } | { workflowsPath: string };

/**
 * Where the workflows are: the prebuilt bundle of a build (a worker starts some 3 s faster), else the sources. Converters that run
 * in the sandbox are part of a bundle, and not of the prebuilt one.
 */
export function workflowSource(converter?: DataConverter): WorkflowSource {
  const own = converter?.payloadConverterPath ?? converter?.failureConverterPath;
  return own === undefined && existsSync(BUNDLE_FILE)
    ? { workflowBundle: { codePath: BUNDLE_FILE } }
    : { workflowsPath: workflowsPath() };
}

/** The module to bundle: what `workflowgen/workflows` is. */
export function workflowsPath(): string {
  return require.resolve('../workflows');
}
