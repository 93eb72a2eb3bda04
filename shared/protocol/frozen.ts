/** The value, frozen with all that is in it, so that it can be given to many; what is no JSON (an error) stays as it is. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

/**
 * Reads each object once, as long as somebody holds it. The result is frozen, since whoever reads the object again has the same; the
 * object has to stay as it is.
 */
export function readOnce<T extends object>(read: (body: unknown) => T): (body: unknown) => T {
  const results = new WeakMap<object, T>();
  return (body) => {
    if (typeof body !== 'object' || body === null) return read(body);
    const result = results.get(body) ?? frozen(read(body));
    results.set(body, result);
    return result;
  };
}
