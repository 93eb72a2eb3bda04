import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import type { AnyTool } from '../shared/protocol/tool';

/** What a tools module exports: `tools`, an array or a function that makes one, and optionally the rest. */
export interface ToolsModule {
  tools: AnyTool[];
  /** Known names for masking, by lexicon: `{ customer: ['Ann Lee', …] }`. */
  lexicon?: Record<string, string[]>;
  /** Rules of the deployment that every model call is told. */
  instructions?: string;
  /** Called when the worker has stopped. */
  close?: () => Promise<void> | void;
}

/**
 * Loads a module that exports its tools as `tools` or as its default export. Throws `CONFIG_INVALID` that says what the module
 * lacks; what the tools themselves lack is said by the registry.
 */
export async function loadTools(path: string): Promise<ToolsModule> {
  const found = locate(resolve(path));
  let exported: Record<string, unknown>;
  try {
    exported = (await import(found)) as Record<string, unknown>;
  } catch (error) {
    throw invalid(path, `could not be loaded: ${messageOf(error, 300)}`, 'name a JavaScript module that Node can load');
  }
  const given = exported.tools ?? exported.default;
  const tools: unknown = typeof given === 'function' ? await (given as () => unknown)() : given;
  if (!Array.isArray(tools)) {
    throw invalid(path, 'exports no array of tools', 'export it as `tools` or as the default export');
  }
  const { lexicon, instructions, close } = exported;
  if (lexicon !== undefined && !isLexicon(lexicon)) {
    throw invalid(
      path,
      'exports a `lexicon` of another shape',
      'export lists of names by lexicon: { customer: [...] }'
    );
  }
  if (instructions !== undefined && typeof instructions !== 'string') {
    throw invalid(path, 'exports `instructions` that are no text', 'export one string');
  }
  return {
    tools: tools as AnyTool[],
    lexicon,
    instructions,
    close: typeof close === 'function' ? (close as () => void) : undefined,
  };
}

function isLexicon(value: unknown): value is Record<string, string[]> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string'));
}

function locate(file: string): string {
  const candidates = [file, `${file}.js`, `${file}.cjs`, `${file}.mjs`, resolve(file, 'index.js')];
  const found = candidates.find((candidate) => existsSync(candidate) && /\.[cm]?[jt]s$/.test(candidate));
  if (found === undefined) throw invalid(file, 'is no module', 'correct --tools or WORKFLOWGEN_TOOLS');
  // `import()` of an absolute path needs a URL on Windows; a required file keeps its path.
  return process.platform === 'win32' ? pathToFileURL(found).href : found;
}

function invalid(path: string, problem: string, remedy: string): WorkflowGenError {
  return new WorkflowGenError('CONFIG_INVALID', `Tools module ${path} ${problem}; ${remedy}`, {
    field: 'tools',
    remedy,
  });
}
