import { messageOf } from '../shared/protocol/errors';
import { missingPackage } from '../activities/optional-package';
import { EXIT } from './exit-codes';

/** The command line reaches everything, so it needs what a worker needs. */
const NEEDS = [
  '@temporalio/worker',
  '@temporalio/activity',
  '@temporalio/plugin',
  '@temporalio/envconfig',
  '@anthropic-ai/sdk',
];

// Runs when it is imported, before anything that imports these packages: a missing one would end the process with a stack.
for (const name of NEEDS) {
  try {
    require.resolve(name);
  } catch {
    process.stderr.write(`${messageOf(missingPackage(name, 'The command line'))}\n`);
    process.exit(EXIT.unreachable);
  }
}
