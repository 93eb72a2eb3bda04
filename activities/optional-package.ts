import { WorkflowGenError } from '../shared/protocol/errors';

/**
 * Loads a package that only some deployments need, so that a service which merely starts queries installs neither a database
 * driver nor an ONNX runtime. Throws `RUNTIME_MISSING` with the command that installs it; any other failure passes as it is.
 */
export async function optionalPackage<T>(name: string, purpose: string, load: () => Promise<T> | T): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw isMissing(error, name) ? missingPackage(name, purpose) : error;
  }
}

/** What is said of a package that is not installed. */
export function missingPackage(name: string, purpose: string): WorkflowGenError {
  const remedy = `npm install ${name}`;
  const message = `${purpose} needs the package ${name}; run: ${remedy}`;
  return new WorkflowGenError('RUNTIME_MISSING', message, { field: name, remedy });
}

/** A package that is there and lacks one of its own is broken, and not missing. */
function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const missing = code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
  return missing && typeof message === 'string' && message.includes(name);
}
