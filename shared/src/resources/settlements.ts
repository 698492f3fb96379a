import { z } from 'zod';
import { reasonSchema } from '../http/schema-of.ts';
import { recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineResource } from './resource.ts';

const asked = { access: 'findings.decide', params: z.object({ findingId: z.uuid() }) } as const;
const answers = { 201: z.object({ settlementId: z.uuid() }) };

/**
 * What settles a doubt whether an activity was recorded (核实): a second person, who leads none of its officers, confirms that it happened
 * as it is told, or looked at the footage that might show it. A correction of the activity leaves it without effect.
 */
export const settlements = defineResource({
  endpoints: {
    confirm: endpoint('POST findings/:findingId/activity-confirmation', {
      ...asked,
      body: z.object({ reason: reasonSchema }),
      answers,
    }),
    /** None of these recordings, which its doubts name, shows the activity. */
    look: endpoint('POST findings/:findingId/footage-looks', {
      ...asked,
      body: z.object({ recordingIds: z.array(recordingIdSchema).min(1).max(50), reason: reasonSchema }),
      answers,
    }),
  },
  factTypes: ['activity_confirmed', 'footage_looked_at'],
  problems: { not_in_doubt: 409, own_told_activity: 403 },
  // Its facts are about the finding.
  staleWith: [],
});

export type SettlementKind = 'confirmed' | 'looked';
