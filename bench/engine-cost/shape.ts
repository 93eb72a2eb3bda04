/** The plan of a measured run: so many reads, each after the one before it, or all at once. */
export interface Shape {
  nodes: number;
  parallel: boolean;
}

export const SIZES = [1, 3, 10, 30];

/** A word for each shape, so that every shape has a template of its own. */
const WORDS: Record<string, string> = {
  '1 in sequence': 'trail',
  '3 in sequence': 'ladder',
  '10 in sequence': 'bridge',
  '30 in sequence': 'tunnel',
  '3 in parallel': 'fountain',
  '10 in parallel': 'orchard',
  '30 in parallel': 'harbour',
};

/** Names that the slot takes in turn; masking knows them. */
export const NAMES = [
  ...['Ann', 'Bob', 'Cleo', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'June', 'Karl', 'Lena', 'Milo', 'Nora'],
  ...['Olga', 'Paul', 'Quinn', 'Rosa', 'Sven', 'Tara'],
];

export function nameOf({ nodes, parallel }: Shape): string {
  return `${nodes} in ${parallel && nodes > 1 ? 'parallel' : 'sequence'}`;
}

/** One node in parallel is one in sequence. */
export const SHAPES: readonly Shape[] = SIZES.flatMap((nodes) =>
  nodes === 1 ? [{ nodes, parallel: false }] : [false, true].map((parallel) => ({ nodes, parallel }))
);

export function queryFor(shape: Shape, person: string): string {
  return `Please inspect the ${WORDS[nameOf(shape)]} for ${person}`;
}

/** What a model plans for a query of `queryFor`. Throws where it is none. */
export function planFor(query: string): object {
  const person = NAMES.find((name) => query.endsWith(` for ${name}`));
  const shape = SHAPES.find((one) => query.includes(` ${WORDS[nameOf(one)]} `));
  if (!person || !shape) throw new Error(`no query of this bench: ${query}`);
  const nodes = Array.from({ length: shape.nodes }, (_, at) => ({
    id: `step${at + 1}`,
    tool: 'read_step',
    args: [
      { name: 'person', from: 'constant', value: person },
      { name: 'place', from: 'constant', value: String(at + 1) },
      ...(at > 0 && !shape.parallel ? [{ name: 'after', from: 'output', value: `step${at}.token` }] : []),
    ],
  }));
  return { nodes, answer: { kind: 'text', text: `It says {{nodes.step${shape.nodes}.token}}.` } };
}
