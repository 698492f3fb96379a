import { z } from 'zod';

/**
 * Retained, and the station's last will. `connection` rises at each connect and is kept on the station's disk, so that a
 * late will of an earlier connection can't overwrite the news of the present one.
 */
export const presenceSchema = z.object({
  v: z.literal(1),
  state: z.enum(['online', 'offline']),
  incarnation: z.int().nonnegative(),
  connection: z.int().positive(),
});

export type Presence = z.infer<typeof presenceSchema>;
