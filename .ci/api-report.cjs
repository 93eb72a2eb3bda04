// The public surface of each entry point as a text in git (docs/api), so that a change of it is seen in a diff. `npm run api:check`
// fails where the text is not that of today's build; `npm run api:update` writes it anew.
const { CompilerState, Extractor, ExtractorConfig } = require('@microsoft/api-extractor');
const { mkdirSync } = require('node:fs');
const path = require('node:path');
const { exports: entries } = require('../package.json');

const root = path.resolve(__dirname, '..');
const update = process.argv.includes('--update');
const silent = { logLevel: 'none', addToApiReportFile: false };

const reports = path.join(root, 'docs/api');
mkdirSync(reports, { recursive: true });

const configs = Object.entries(entries).flatMap(([entry, { types }]) => (types ? [configOf(entry, types)] : []));
// One program for all entry points: reading the declarations is most of the work.
const compilerState = CompilerState.create(configs[0], {
  additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
});
process.exit(configs.map(upToDate).every(Boolean) ? 0 : 1);

function configOf(entry, types) {
  const name = entry === '.' ? 'workflowgen' : `workflowgen-${entry.slice(2)}`;
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(root, types),
      compiler: { tsconfigFilePath: path.join(root, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: `${name}.api.md`,
        reportFolder: reports,
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
}

function upToDate(config) {
  const result = Extractor.invoke(config, { compilerState, localBuild: update, messageCallback: quiet });
  const report = path.basename(config.reportFilePath);
  if (result.apiReportChanged) console.error(`${report} ${update ? 'is written' : 'differs: npm run api:update'}`);
  return result.succeeded;
}

/** Its messages about itself, such as which compiler it carries. */
function quiet(message) {
  if (message.messageId.startsWith('console-') && message.logLevel !== 'error') message.handled = true;
}
