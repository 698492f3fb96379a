/** How long, and how much of, what HQ confirmed is kept for an HQ that comes back from a backup. */
export type Bounds = { days: number; bytes: number };
