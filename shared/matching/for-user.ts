import type { Binding } from '../protocol/plan';
import type { Json } from '../protocol/json';
import type { ToolDescription } from '../protocol/tool';
import type { Template } from './template';

/**
 * The template as this user may have it. A word that neither the query, nor the context, nor an output, nor the tool's schema
 * explains may be the user's own from whose runs it was learnt ("ann" for an account). As long as only others have used the
 * template, such a constant is left to the model, which keeps it out of tier A; a run of a second user shows that it is nobody's.
 */
export function forUser(
  template: Template,
  user: string | undefined,
  tools: ReadonlyMap<string, ToolDescription>
): Template {
  const { authors, plan } = template;
  if (user === undefined || authors.length !== 1 || authors.includes(user)) return template;
  let changed = false;
  const nodes = plan.nodes.map((node) => {
    const described = JSON.stringify([
      tools.get(node.tool)?.inputSchema ?? {},
      tools.get(node.tool)?.description ?? '',
    ]);
    const args = Object.entries(node.args).map(([argument, binding]): [string, Binding] => {
      if (binding.kind !== 'constant' || !mayBeOwn(binding.value, described)) return [argument, binding];
      changed = true;
      const instruction = `Write the value of "${argument}" as the request, its user and the tool ask for.`;
      return [argument, { kind: 'written', instruction, needs: [] }];
    });
    return { ...node, args: Object.fromEntries(args) };
  });
  return changed ? { ...template, plan: { ...plan, nodes } } : template;
}

function mayBeOwn(value: Json, described: string): boolean {
  return typeof value === 'string' && value.trim() !== '' && !described.includes(value);
}
