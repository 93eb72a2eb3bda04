/** Names of tools as providers take them: letters, digits, `_` and `-`, 64 at most. Ours may have dots, and be longer. */
export interface ToolNames {
  outside(name: string): string;
  /** Of a name that no tool has, the name itself. */
  inside(name: string): string;
}

const LONGEST = 64;

export function toolNames(names: readonly string[]): ToolNames {
  const outside = new Map<string, string>();
  const inside = new Map<string, string>();
  for (const name of names) {
    const base = fitted(name);
    let free = base;
    for (let next = 2; inside.has(free); next += 1)
      free = `${base.slice(0, LONGEST - 1 - String(next).length)}_${next}`;
    outside.set(name, free);
    inside.set(free, name);
  }
  return {
    outside: (name) => outside.get(name) ?? fitted(name),
    inside: (name) => inside.get(name) ?? name,
  };
}

function fitted(name: string): string {
  return name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, LONGEST);
}
