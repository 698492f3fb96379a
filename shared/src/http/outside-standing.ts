import { z } from 'zod';

/** How a request that waits stands where nobody here may decide it. */
export const outsideStandingSchema = z.object({
  /** Nobody here may: what was decided outside can be entered. */
  offered: z.boolean(),
  /** What was entered and waits for its confirmation. */
  outsideDecisionId: z.uuid().nullable(),
});

export type OutsideStanding = z.infer<typeof outsideStandingSchema>;
