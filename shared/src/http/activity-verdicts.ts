import { z } from 'zod';

/**
 * What became of an enforcement activity that must be recorded. `covered`: recorded from its lead to its lag. `partly_exempt`: an
 * approved exemption takes a part out, and all the rest is recorded. `incomplete`: it began too late, stopped early or has a hole.
 * `incomplete_explained`: so too, and explanations or faults explain everything that is missing. `not_covered`: nothing of it was
 * recorded. `not_covered_explained`: so too, and explained likewise. `not_inspected`: all that had to be is recorded, and partly by
 * footage of which nobody knows whether it is whole. `pending`: not whole, and footage may still come. `exempt`: approved
 * exemptions take all of it out of what must be recorded. `not_required`: it is withdrawn, or the catalogue doesn't ask for it.
 * `cannot_tell`: there is no footage of it, and `settleDays` after that was due nobody had settled whether any was made; it is judged
 * again when the card comes.
 */
export const activityVerdictSchema = z.enum([
  'covered',
  'partly_exempt',
  'incomplete',
  'incomplete_explained',
  'not_covered',
  'not_covered_explained',
  'not_inspected',
  'pending',
  'exempt',
  'not_required',
  'cannot_tell',
]);

export type ActivityVerdict = z.infer<typeof activityVerdictSchema>;
