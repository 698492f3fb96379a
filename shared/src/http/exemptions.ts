import { z } from 'zod';

/**
 * Why time was not recorded. An approved `fault`, `battery`, `storage` or `station_outage` explains missing time, which still
 * counts; the others take it out of what had to be recorded.
 */
export const exemptionReasonSchema = z.enum([
  'fault',
  'battery',
  'storage',
  'weather',
  'state_secret',
  'privacy',
  'urgent',
  'objective',
  'station_outage',
]);

export type ExemptionReason = z.infer<typeof exemptionReasonSchema>;
