import { z } from 'zod';

/**
 * What became of an enforcement activity that must be recorded. `covered`: from its lead to its lag. `incomplete`: it began
 * too late, stopped early or has a hole. `not_covered`: nothing of it was recorded. `not_inspected`: it is
 * covered, and partly by footage of which nobody knows whether it is whole. `pending`: not whole, and footage may
 * still come. `exempt`: an approved exemption, a fault or an outage stands for all of it. `not_required`: it is withdrawn, or
 * the catalogue doesn't ask for it.
 */
export const activityVerdictSchema = z.enum([
  'covered',
  'incomplete',
  'not_covered',
  'not_inspected',
  'pending',
  'exempt',
  'not_required',
]);

export type ActivityVerdict = z.infer<typeof activityVerdictSchema>;
