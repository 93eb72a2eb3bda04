import fs from 'node:fs';
import { generaliseRun } from '../../../shared/experience/generalise';
import { graphHash, slotSignature } from '../../../shared/experience/graph';
import { observeCall, openInline } from '../../../shared/experience/observed-call';
import { maskQuery } from '../../../shared/routing/mask';
import { bindSlots } from '../../../shared/routing/bind';
import { doneCall } from '../experience/call-fixture';
import { tool } from '../experience/run-fixture';
const D = '/work/shared/data/workbench';
const lines = (f: string): any[] => fs.readFileSync(`${D}/${f}`, 'utf8').trim().split('\n').map((l) => JSON.parse(l));
const parse = (o: string): any => { try { return JSON.parse(o); } catch { try { return JSON.parse(o.replace(/'/g, '"').replace(/\bNone\b/g, 'null').replace(/\bTrue\b/g,'true').replace(/\bFalse\b/g,'false')); } catch { return o; } } };
it('workbench', () => {
  const tools = new Map((JSON.parse(fs.readFileSync(`${D}/tools.json`, 'utf8')) as any[]).map((t) => [t.name, tool(t.name, Object.fromEntries(t.params.map((p: string) => [p, { type: 'string' }])), { effect: t.writes ? 'compensable' : 'read' })]));
  const tasks = new Map(lines('tasks.jsonl').map((t) => [t.id, t]));
  const options = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };
  const runs = lines('llm_runs/gpt-4_domains.jsonl').filter((r) => r.success && r.steps.length > 0);
  const byT = new Map<string, any[]>();
  for (const r of runs) {
    const task = tasks.get(r.task_id);
    if (!task) continue;
    const nodes: any[] = []; const calls: any[] = [];
    r.steps.forEach((s: any, i: number) => {
      const id = `n${i}`;
      const args = Object.fromEntries(Object.entries(s.args ?? {}).filter(([, v]) => v !== null && v !== undefined));
      nodes.push({ id, tool: s.tool, mutability: 'fixed', args: Object.fromEntries(Object.entries(args).map(([k, v]) => [k, { kind: 'constant', value: v }])) });
      calls.push(doneCall(s.tool, args as any, parse(s.observation), { node: id, callId: `C/1/${id}`, startedAt: i * 1000, effect: tools.get(s.tool)?.effect ?? 'read' }));
    });
    const c = generaliseRun({ query: task.query, masked: maskQuery(task.query, options), tier: 'C', plan: { schema: 1, slots: [], nodes, answer: { kind: 'text', text: 'Done.' }, tools: {} }, slots: {}, written: {}, calls: calls.map((x) => observeCall(x, openInline)) }, tools);
    byT.set(task.template_id, [...(byT.get(task.template_id) ?? []), { task, c, key: graphHash(c.plan).slice(0, 6) + '/' + slotSignature(c.plan).slice(0, 6), run: r }]);
  }
  let out = '';
  for (const [t, list] of [...byT].sort()) {
    const keys = new Map<string, number>();
    for (const x of list) keys.set(x.key, (keys.get(x.key) ?? 0) + 1);
    out += `\n== ${t} ${list[0].task.plan_shape} n=${list.length} keys=${JSON.stringify([...keys.values()].sort((a, b) => b - a))} :: ${list[0].task.base_template}\n`;
    for (const x of list.slice(0, 2)) {
      out += `  Q ${x.task.query}\n  P ${x.c.pattern.text} ${x.c.findings.join('|')}\n`;
      for (const n of x.c.plan.nodes) out += `    ${n.id}${n.forEach ? ' forEach ' + n.forEach : ''} ${Object.entries(n.args).map(([k, b]: any) => `${k}=${b.kind === 'constant' ? JSON.stringify(b.value) : b.kind === 'slot' ? '<' + b.slot + ':' + x.c.plan.slots.find((s: any) => s.name === b.slot).type + '>' : b.kind === 'output' ? b.node + '.' + b.path : b.kind === 'expression' ? '{' + b.expression + '}' : 'W(' + b.needs + ')' + JSON.stringify(x.c.observed.args[n.id]?.[k]).slice(0, 60)}`).join(', ')}\n`;
    }
    // pairs
    let ok = 0, wrong = 0, unbound = 0, n = 0; let ex = '';
    for (const a of list) for (const b of list) {
      if (a === b || a.task.query === b.task.query) continue;
      n += 1;
      const m = maskQuery(b.task.query, { ...options, lexicon: [] });
      const bound = bindSlots(b.task.query, m, a.c.pattern, a.c.plan.slots, options);
      if (bound.unbound.length || bound.fit === 'loose') { unbound += 1; continue; }
      const s = Object.fromEntries(bound.bindings.map((i) => [i.slot, i.value]));
      const same = a.key === b.key && JSON.stringify(Object.entries(s).sort()) === JSON.stringify(Object.entries(b.c.slots).sort());
      if (same) ok += 1; else { wrong += 1; if (!ex) ex = `${a.task.query} -> ${b.task.query}: ${JSON.stringify(s)} vs ${JSON.stringify(b.c.slots)} key ${a.key === b.key}`; }
    }
    out += `  pairs ${n}: ok ${ok} wrong ${wrong} unbound/loose ${unbound} ${ex}\n`;
  }
  fs.writeFileSync('/tmp/wb.txt', out);
}, 300000);
