// Shifts the clock of a process before anything else is loaded: by WORKFLOWGEN_CLOCK_SHIFT_MS milliseconds.
const shift = Number(process.env.WORKFLOWGEN_CLOCK_SHIFT_MS || 0);
if (shift !== 0) {
  const now = Date.now.bind(Date);
  globalThis.Date = new Proxy(Date, {
    construct: (real, given) => (given.length === 0 ? new real(now() + shift) : new real(...given)),
    apply: (real) => new real(now() + shift).toString(),
    get: (real, name) => (name === 'now' ? () => now() + shift : real[name]),
  });
}
