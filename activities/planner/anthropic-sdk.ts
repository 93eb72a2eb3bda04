import type * as Sdk from '@anthropic-ai/sdk';
import type * as Streaming from '@anthropic-ai/sdk/core/streaming';
import { createRequire } from 'node:module';
import { missingPackage } from '../optional-package';

const load = createRequire(__filename);
const NAME = '@anthropic-ai/sdk';

/** The SDK of the Messages API. Loaded where it is first used: it has some 250 modules, and a worker polls and reuses without them. */
export function anthropicSdk(): typeof Sdk {
  return load(NAME) as typeof Sdk;
}

/** Its reader of event streams. */
export function anthropicStream(): typeof Streaming.Stream {
  return (load(`${NAME}/core/streaming`) as typeof Streaming).Stream;
}

/** Throws `RUNTIME_MISSING` where it is not installed. */
export function checkAnthropicSdk(): void {
  try {
    load.resolve(NAME);
  } catch {
    throw missingPackage(NAME, 'The planner on the Messages API');
  }
}
