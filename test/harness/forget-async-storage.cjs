const { AsyncLocalStorage } = require('node:async_hooks');

// Each test file has its own copies of the modules, and with them AsyncLocalStorages of its own. Node 20 passes the value of each one
// that was ever used on to every promise, for as long as the process lives: after a hundred files an expression over 2,000 rows took
// 5 s instead of 0.2, and was cut. So what a file has used is switched off behind it.
const used = new Set();
const original = {};
for (const method of ['run', 'enterWith']) {
  original[method] = AsyncLocalStorage.prototype[method];
  AsyncLocalStorage.prototype[method] = function (...args) {
    used.add(this);
    return original[method].apply(this, args);
  };
}
afterAll(() => {
  Object.assign(AsyncLocalStorage.prototype, original);
  for (const storage of used) storage.disable();
  used.clear();
});
