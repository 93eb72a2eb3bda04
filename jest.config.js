// Unit and contract tests need no server; integration, replay and faults share the dev server that global setup starts.
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
};

module.exports = {
  testEnvironment: 'node',
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/examples/**/*.test.ts', '<rootDir>/bench/**/*.test.ts'],
  transform,
  maxWorkers: 2,
  testTimeout: 60_000,
};
