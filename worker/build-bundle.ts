import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { writeFile } from 'node:fs/promises';
import { slimBundle } from './slim-bundle';
import { BUNDLE_FILE, workflowsPath } from './workflow-source';

/** Builds the workflow bundle beside the compiled code. Run by `npm run build`; the SDK's version is that of the package. */
async function buildBundle(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: workflowsPath(),
    preloadModules: [workflowsPath()],
    logger: new DefaultLogger('WARN'),
  });
  const slim = slimBundle(code);
  await writeFile(BUNDLE_FILE, slim);
  process.stderr.write(`workflow bundle: ${Math.round(slim.length / 1024)} KB\n`);
}

buildBundle().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
