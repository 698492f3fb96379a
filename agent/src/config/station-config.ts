import { publicJwkSchema } from '@rollcall/shared/http/station-enrolments';
import { stationIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';

/** `station.json` in a station's folder, written by enrolment. It holds a password where the broker needs one: 0600. */
export const stationConfigSchema = z.object({
  v: z.literal(1),
  stationId: stationIdSchema,
  name: z.string(),
  unitCode: z.string(),
  /** Without `/api/v1`. */
  hqUrl: z.url(),
  /** Each sub-folder is one docked card. */
  dockFolder: z.string().min(1),
  mqtt: z.object({ url: z.url(), username: z.string(), password: z.string().nullable() }),
  /** The keys whose fingerprint the enrolment code named. */
  hqMessageKeys: z.array(publicJwkSchema).min(1),
  /** SHA-256 of the code, by which a repeated enrolment finds its key again. */
  codeDigest: z.string(),
});

export type StationConfig = z.infer<typeof stationConfigSchema>;
