const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
};
// The AI SDK is ES modules only since version 7, and Jest loads CommonJS.
const esModules = { '/node_modules/(?:ai|@ai-sdk/[^/]+|@workflow/serde)/.+\\.js$': transform['^.+\\.ts$'] };
const project = (displayName, folders, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
  // Compiled copies of the sources are no second set of modules.
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { ...transform, ...esModules },
  moduleNameMapper: { '^zod/v4/locales/en\\.js$': require.resolve('zod/v4/locales/en.cjs') },
  transformIgnorePatterns: ['/node_modules/(?!(?:ai|@ai-sdk/[^/]+|@workflow/serde)/)'],
  ...more,
});

// Jest runs the global set-up of a project only if one of its tests is selected: unit and contract tests start no server,
// all others share one Temporal dev server and one workflow bundle (test/harness/temporal-test-server.ts).
module.exports = {
  projects: [
    // An expression is cut after five seconds of real time, which a unit test beside two servers can reach too.
    project('unit', ['test/unit', 'test/contract', 'test/routing', 'bench'], {
      setupFilesAfterEnv: ['<rootDir>/test/harness/retry-in-ci.cjs'],
    }),
    project('server', ['test/integration', 'test/replay', 'test/faults', 'examples'], {
      globalSetup: '<rootDir>/test/global-setup.ts',
      globalTeardown: '<rootDir>/test/global-teardown.ts',
      // Counting costs these tests a tenth of their time, and most of what they run is in other processes.
      coveragePathIgnorePatterns: ['/'],
      setupFilesAfterEnv: ['<rootDir>/test/harness/retry-in-ci.cjs'],
    }),
  ],
  // With --coverage only: what users run. Workflows run in a sandbox of their own, which nothing counts.
  collectCoverageFrom: ['{shared,activities,payloads,worker,client,cli,testing}/**/*.ts'],
  maxWorkers: 2,
  // Each test file brings its own copy of the modules, and what follows every promise (an AsyncLocalStorage that was used, the hook of a worker
  // that replays in its own thread) stays for as long as the process lives: after a hundred files an expression over 2,000 rows took
  // 5 s instead of 0.2, and was cut. A process that has grown is followed by a new one.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 60_000,
};
