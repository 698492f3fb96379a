import { howMany } from '@rollcall/test/how-many';

/** How much the generated tests of coverage try. */
export const generated = {
  /** Officer-days that the oracle is asked about. */
  officerDays: howMany({ usual: 2000, long: 20_000 }),
  /** Orders in which the inputs of a week come. */
  permutations: howMany({ usual: 2, long: 60 }),
  /** Rows of things that happen between looks. */
  sequences: howMany({ usual: 8, long: 200 }),
  /** What is tried is always the same, unless another is asked for: by chance nothing fails, and by chance nothing passes. */
  seed: Number(process.env.RECONCILE_SEED ?? 20261125),
};
