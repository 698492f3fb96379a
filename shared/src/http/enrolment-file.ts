import { z } from 'zod';
import { stationIdSchema } from '../ids.ts';
import { enrolmentCodeSchema } from './station-enrolments.ts';

/**
 * What an administrator carries from HQ to a collection station, as JSON. The code opens enrolment once; its second half names
 * HQ's root key. `ca`: the authority, in PEM, that signed HQ's certificate, null where every machine knows it.
 */
export const enrolmentFileSchema = z.object({
  v: z.literal(1),
  stationId: stationIdSchema,
  /** Without `/api/v1`. */
  hqUrl: z.url({ protocol: /^https?$/ }),
  code: enrolmentCodeSchema,
  expiresAt: z.iso.datetime(),
  ca: z.string().startsWith('-----BEGIN CERTIFICATE-----').max(65_536).nullable(),
});
