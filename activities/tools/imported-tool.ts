import { WorkflowGenError } from '../../shared/protocol/errors';
import type { AnyTool } from '../../shared/protocol/tool';

/** What the user says of an imported tool; everything else comes from where it was imported from. */
export type ImportedToolOptions = Partial<
  Pick<
    AnyTool,
    | 'version'
    | 'description'
    | 'effect'
    | 'permissions'
    | 'sensitive'
    | 'retry'
    | 'timeout'
    | 'approval'
    | 'check'
    | 'compensate'
  >
>;

/** Which tools are imported, under which names, and what is said of them. */
export interface ImportOptions {
  /** Put before each name, with a dot: `github` makes `github.create_issue`. */
  prefix?: string;
  /** Only these, by the names that the source gives them. */
  include?: readonly string[];
  /** Not these. */
  exclude?: readonly string[];
  /** For all of them. */
  defaults?: Pick<ImportedToolOptions, 'permissions' | 'sensitive' | 'timeout' | 'approval'>;
  /** For one of them, by the name that the source gives it. */
  overrides?: Record<string, ImportedToolOptions>;
}

/** `createIssue` as `create_issue`, with the prefix: the characters that a tool's name may have. */
export function importedName(name: string, prefix?: string): string {
  const own = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '_')
    .replace(/^[^a-z]+/, '');
  return prefix === undefined ? own : `${prefix}.${own}`;
}

/**
 * The names that are imported. Throws `CONFIG_INVALID` for a name in `include`, `exclude` or `overrides` that the source does not
 * have: a misspelt one would leave a dangerous tool in, or its effect as it was.
 */
export function chosenNames(source: string, names: readonly string[], options: ImportOptions): string[] {
  const { include, exclude = [], overrides = {} } = options;
  for (const [field, given] of Object.entries({
    include: include ?? [],
    exclude,
    overrides: Object.keys(overrides),
  })) {
    const unknown = given.find((name) => !names.includes(name));
    if (unknown === undefined) continue;
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `${field}: ${source} has no tool "${unknown}"; it has ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`,
      { field, remedy: 'name one of its tools' }
    );
  }
  return names.filter((name) => (include === undefined || include.includes(name)) && !exclude.includes(name));
}
