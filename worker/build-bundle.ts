import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { writeFile } from 'node:fs/promises';
import { BUNDLE_FILE, workflowsPath } from './workflow-source';

/** Builds the workflow bundle beside the compiled code. Run by `npm run build`; the SDK's version is that of the package. */
async function buildBundle(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: workflowsPath(),
    preloadModules: [workflowsPath()],
    logger: new DefaultLogger('WARN'),
  });
  await writeFile(BUNDLE_FILE, code);
  process.stderr.write(`workflow bundle: ${Math.round(code.length / 1024)} KB\n`);
}

buildBundle().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
