import { z } from 'zod';

/**
 * GET /api/v1/station/key-set. `keySet`: contract/key-set. `rootVouch`: contract/root-vouch, for stations that were
 * enrolled before HQ had a root key; null where there can be none.
 */
export const stationKeySetSchema = z.object({ keySet: z.string(), rootVouch: z.string().nullable() });
