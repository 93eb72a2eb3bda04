import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devFileOf, runningDev } from '../../../worker/dev-file';

const dev = {
  address: '127.0.0.1:7233',
  uiUrl: 'http://127.0.0.1:8233',
  namespace: 'default',
  taskQueue: 'workflowgen',
};

it('finds a dev runtime that runs, and none that was killed and left its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wfg-dev-file-'));
  expect(runningDev(folder)).toBeUndefined();
  writeFileSync(devFileOf(folder), JSON.stringify({ ...dev, pid: process.pid }));
  expect(runningDev(folder)).toMatchObject(dev);

  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  writeFileSync(devFileOf(folder), JSON.stringify({ ...dev, pid: child.pid }));
  expect(runningDev(folder)).toBeUndefined();
  writeFileSync(devFileOf(folder), '{"address": ');
  expect(runningDev(folder)).toBeUndefined();
});
