// What of each room the unit and contract tests ran: workflows run in their sandbox and much else on servers, which nothing counts
// here. A report, and no gate: a number that must not fall invites tests that only touch.
const path = require('node:path');

const summary = require('../coverage/coverage-summary.json');
const root = path.resolve(__dirname, '..');
const rooms = new Map();
for (const [file, { lines, branches }] of Object.entries(summary)) {
  if (file === 'total') continue;
  const [room, floor] = path.relative(root, file).split(path.sep);
  const name = room === 'shared' || room === 'activities' ? `${room}/${floor.replace(/\.ts$/, '')}` : room;
  const sum = rooms.get(name) ?? { lines: [0, 0], branches: [0, 0] };
  for (const [kind, { covered, total }] of Object.entries({ lines, branches })) {
    sum[kind] = [sum[kind][0] + covered, sum[kind][1] + total];
  }
  rooms.set(name, sum);
}
const share = ([covered, total]) => (total === 0 ? '–' : `${((100 * covered) / total).toFixed(1)} %`).padStart(8);
for (const [name, { lines, branches }] of [...rooms].sort()) {
  console.log(`${name.padEnd(32)} lines ${share(lines)}   branches ${share(branches)}`);
}
