const { readFileSync } = require('node:fs');

// In the gate a test runs twice before it fails, with the first failure printed: a gate that is refused by a machine's bad
// second (a real server, an expression that is cut after five seconds of real time) teaches nobody anything. Not where a file
// has property tests: a second try has other random values, and would hide what the first has found.
const properties = /from 'fast-check'/.test(readFileSync(expect.getState().testPath, 'utf8'));
if (process.env.CI && !properties) jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
