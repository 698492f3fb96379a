import { publicJwkSchema } from '@rollcall/shared/contract/public-jwk';
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
  /** The authority that signed the certificates of HQ, broker and store, in PEM. Those of the machine where there is none. */
  ca: z.string().optional(),
  /** Each sub-folder is one docked card. */
  dockFolder: z.string().min(1),
  mqtt: z.object({ url: z.url(), username: z.string(), password: z.string().nullable() }),
  /** HQ's root key, whose fingerprint the enrolment code named, and the newest key set that it signed. */
  hqRoot: publicJwkSchema.optional(),
  keySet: z.string().optional(),
  /** Only at a station that was enrolled before HQ had a root key: what it believes until it has a key set. */
  hqMessageKeys: z.array(publicJwkSchema).min(1).optional(),
  /** SHA-256 of the code, by which a repeated enrolment finds its key again. */
  codeDigest: z.string(),
});

export type StationConfig = z.infer<typeof stationConfigSchema>;
