/** How much the generated tests of coverage try: a share of it in CI, all of it before a release (docs/reconciliation.md). */
export const generated = {
  /** Officer-days that the oracle is asked about. */
  officerDays: Number(process.env.ORACLE_OFFICER_DAYS ?? 4000),
  /** Orders in which the inputs of a week come. */
  permutations: Number(process.env.RECONCILE_PERMUTATIONS ?? 4),
  /** What is tried is always the same, unless another is asked for: by chance nothing fails, and by chance nothing passes. */
  seed: Number(process.env.RECONCILE_SEED ?? 20261125),
};
