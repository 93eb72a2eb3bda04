// Runs within `npm version`: what CHANGELOG.md has under [Unreleased] becomes the section of the new version.
const { readFileSync, writeFileSync } = require('node:fs');
const { version } = require('../package.json');

const text = readFileSync('CHANGELOG.md', 'utf8');
const [, unreleased] = /^## \[Unreleased\]\n([\s\S]*?)(?=^## \[|$(?![\s\S]))/m.exec(text) ?? [];
if (!unreleased?.trim()) {
  console.error('CHANGELOG.md has nothing under [Unreleased]: say there what a user sees of this release.');
  process.exit(1);
}
const today = new Date().toISOString().slice(0, 10);
writeFileSync('CHANGELOG.md', text.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${today}\n`));
