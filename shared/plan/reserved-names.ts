/** Names that an expression reads as something else. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);
