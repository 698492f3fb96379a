import { z } from 'zod';

/**
 * "I am still here": counts as word of the station for `ms` from when HQ takes it, by HQ's clock. `renewal` is 0 when the station
 * announces itself and rises with each message of the connection, so that a retained copy of an old one renews nothing.
 */
const leaseSchema = z.object({ renewal: z.int().nonnegative(), ms: z.int().positive().max(3_600_000) });

/** A station's clock that differs from HQ's by more than this is wrong: names of files and times in its log can't be trusted. */
export const wrongClockMs = 120_000;

/**
 * Retained, and the station's last will. `connection` rises at each connect and is kept on the station's disk, so that a
 * late will of an earlier connection can't overwrite the news of the present one. With a `lease`, `online` holds only until that
 * runs out: no broker delivers the will of a connection for sure. Stations from before leases send none; their word holds.
 */
export const presenceSchema = z.object({
  v: z.literal(1),
  state: z.enum(['online', 'offline']),
  incarnation: z.int().nonnegative(),
  connection: z.int().positive(),
  lease: leaseSchema.optional(),
  /** By how much the station's clock is behind HQ's, below zero ahead, in ms. Missing until HQ answered it. */
  clockBehindMs: z.int().optional(),
});

export type Presence = z.infer<typeof presenceSchema>;
