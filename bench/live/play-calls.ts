import type { Json } from '../../shared/index';
import type { Sandbox } from '../workbench/call-tool';
import { refusalOf } from '../workbench/call-tool';
import type { LiftedCall } from './lift-trajectory';
import { isReference, resolveReference } from './lift-trajectory';

/** Makes the calls in order, resolving references; what fails is skipped. Returns the refusals, as `tool: message`. */
export async function playCalls(sandbox: Sandbox, calls: readonly LiftedCall[]): Promise<string[]> {
  const outputs: (Json | undefined)[] = [];
  const errors: string[] = [];
  for (const { tool, args } of calls) {
    const values = Object.entries(args).map(
      ([name, value]) => [name, isReference(value) ? resolveReference(value, outputs) : value] as const
    );
    const missing = values.find(([, value]) => value === undefined);
    if (missing) {
      errors.push(`${tool}: ${missing[0]} refers to nothing`);
      outputs.push(undefined);
      continue;
    }
    try {
      outputs.push(await sandbox.call(tool, Object.fromEntries(values)));
    } catch (error) {
      errors.push(`${tool}: ${refusalOf(error)}`);
      outputs.push(undefined);
    }
  }
  return errors;
}
