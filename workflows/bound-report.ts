import { jsonBytes } from '../shared/protocol/json';
import type { Json } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import type { NodeReport, RunReport } from '../shared/protocol/run';
import { cutText } from '../shared/protocol/text';

/** Bytes of an argument that a report shows as it was before and after a repair. */
const REPAIRED_BYTES = 500;

/** The report with lists of at most `LIMITS.reportItems`; `reasons` says how many more there are. */
export function boundReport(report: RunReport): RunReport {
  const more: string[] = [];
  const listed = <T>(what: string, items: readonly T[]): T[] => {
    const left = items.length - LIMITS.reportItems;
    if (left > 0) more.push(`${what}: ${LIMITS.reportItems} are listed, and ${left} more`);
    return items.slice(0, LIMITS.reportItems);
  };
  const bounded = {
    ...report,
    tierPath: listed('tierPath', report.tierPath),
    nodes: listed('nodes', report.nodes).map((node) => boundNode(node, listed)),
    undone: listed('undone', report.undone),
    left: listed('left', report.left),
    pending: listed('pending', report.pending),
    failures: listed('failures', report.failures),
    reasons: listed('reasons', report.reasons).map((reason) => cutText(reason, 2 * LIMITS.messageCharacters, '…')),
  };
  return more.length === 0 ? bounded : { ...bounded, reasons: [...bounded.reasons, ...more] };
}

function boundNode(node: NodeReport, listed: <T>(what: string, items: readonly T[]) => T[]): NodeReport {
  if (!node.repairs) return node;
  const repairs = listed(`repairs of ${node.node}`, node.repairs);
  return {
    ...node,
    repairs: repairs.map((one) => ({ ...one, before: short(one.before), after: short(one.after) })),
  };
}

function short(value: Json): Json {
  return jsonBytes(value) <= REPAIRED_BYTES ? value : cutText(JSON.stringify(value), REPAIRED_BYTES, '…');
}
