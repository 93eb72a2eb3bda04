export type Tick = () => void;

/** What a long measurement says on its way. */
export interface Progress {
  start(label: string, total: number): void;
  /** What goes on now, where several parts share one bar. */
  note?(label: string): void;
  tick: Tick;
  end(): void;
}
