// Tests on real servers, processes and time run twice in the gate before they fail, with the first failure printed: a gate
// that is refused by a machine's bad second teaches nobody anything. Outside the gate a test fails at once.
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true });
