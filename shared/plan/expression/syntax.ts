import jsonata from 'jsonata';
import { messageOf } from '../../protocol/errors';

/** A node of the tree that the library gives; its own type leaves most members out. */
export interface SyntaxNode {
  type: string;
  value?: unknown;
  steps?: SyntaxNode[];
  arguments?: SyntaxNode[];
  procedure?: SyntaxNode;
  expression?: SyntaxNode;
  expressions?: SyntaxNode[];
  /** Of a binary: a node; of an object constructor: pairs. */
  lhs?: SyntaxNode | [SyntaxNode, SyntaxNode][];
  rhs?: SyntaxNode;
  condition?: SyntaxNode;
  then?: SyntaxNode;
  else?: SyntaxNode;
  terms?: { descending: boolean; expression: SyntaxNode }[];
  group?: { lhs: [SyntaxNode, SyntaxNode][] };
  stages?: SyntaxStage[];
  predicate?: SyntaxStage[];
  keepArray?: boolean;
  focus?: string;
  ancestor?: unknown;
  index?: string;
  signature?: { definition: string };
  body?: SyntaxNode;
  thunk?: boolean;
  pattern?: SyntaxNode;
  update?: SyntaxNode;
  delete?: SyntaxNode;
}

export interface SyntaxStage {
  type: string;
  expr?: SyntaxNode;
  value?: string;
}

/** The library's own tree of an expression, or in words why it is no JSONata. */
export function parseSyntax(
  text: string
): { syntax: SyntaxNode; issue?: undefined } | { syntax?: undefined; issue: string } {
  try {
    return { syntax: jsonata(text).ast() as unknown as SyntaxNode };
  } catch (error) {
    return { issue: messageOf(thrownMessage(error), 300) };
  }
}

/** JSONata throws plain objects that look like errors. */
function thrownMessage(error: unknown): unknown {
  return error !== null && typeof error === 'object' && 'message' in error ? error.message : error;
}
