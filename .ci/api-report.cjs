// The public surface of each entry point as a text in git (docs/api), so that a change of it is seen in a diff. `npm run api:check`
// fails where the text is not that of today's build; `npm run api:update` writes it anew.
const { Extractor, ExtractorConfig } = require('@microsoft/api-extractor');
const { exports: entries } = require('../package.json');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const update = process.argv.includes('--update');
const silent = { logLevel: 'none', addToApiReportFile: false };

function upToDate(entry, types) {
  const name = entry === '.' ? 'workflowgen' : `workflowgen-${entry.slice(2)}`;
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(root, types),
      compiler: { tsconfigFilePath: path.join(root, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: path.join(root, 'docs/api'),
        reportTempFolder: path.join(root, 'node_modules/.cache/api-report'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: { default: silent },
        tsdocMessageReporting: { default: silent },
      },
    },
  });
  const result = Extractor.invoke(config, { localBuild: update, messageCallback: quiet });
  if (result.apiReportChanged) console.error(`${name}.api.md ${update ? 'is written' : 'differs: npm run api:update'}`);
  return result.succeeded;
}

/** Its own TypeScript is older than ours, which it says each time. */
function quiet(message) {
  if (message.messageId.startsWith('console-') && message.logLevel !== 'error') message.handled = true;
}

const outcomes = Object.entries(entries).flatMap(([entry, { types }]) => (types ? [upToDate(entry, types)] : []));
process.exit(outcomes.every(Boolean) ? 0 : 1);
