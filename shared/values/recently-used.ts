/** Keeps an entry as the one that was used last; where there are more than `most`, the one that was unused for longest goes. */
export function keepRecent<K, V>(kept: Map<K, V>, key: K, value: V, most: number): void {
  // A map is in the order in which its keys were set.
  kept.delete(key);
  kept.set(key, value);
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}
