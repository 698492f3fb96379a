export interface ShownProblem {
  problem: Error;
  onRetry?: () => unknown;
  /** It stands instead of a page, and is its heading. */
  wholePage?: boolean;
}
