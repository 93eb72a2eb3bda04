/** A node of JSONata's syntax tree, as far as the checker reads it; the library's own type leaves most members out. */
export interface SyntaxNode {
  type: string;
  value?: unknown;
  position?: number;
  steps?: SyntaxNode[];
  arguments?: SyntaxNode[];
  procedure?: SyntaxNode;
  /** Of a unary `-`, of a filter's holder, of a sort term. */
  expression?: SyntaxNode;
  expressions?: SyntaxNode[];
  /** Of a binary: a node; of an object constructor: pairs. */
  lhs?: SyntaxNode | [SyntaxNode, SyntaxNode][];
  rhs?: SyntaxNode;
  condition?: SyntaxNode;
  then?: SyntaxNode;
  else?: SyntaxNode;
  terms?: { expression: SyntaxNode }[];
  group?: { lhs: [SyntaxNode, SyntaxNode][] };
  stages?: SyntaxStage[];
  predicate?: SyntaxStage[];
  focus?: string;
  index?: string;
  ancestor?: unknown;
}

export interface SyntaxStage {
  type: string;
  expr?: SyntaxNode;
}
