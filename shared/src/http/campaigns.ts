import { z } from 'zod';
import { coverageTotalsSchema } from './shifts.ts';

/** What a campaign (专项整治) is against. */
export const campaignTypeSchema = z.enum(['plates_and_licences', 'drink_driving', 'illegal_parking', 'other']);

/** `endsOn` is included; null: until further notice. */
export const campaignRowSchema = z.object({
  campaignId: z.uuid(),
  name: z.string(),
  campaignType: campaignTypeSchema,
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  /** Shifts on the roster that belong to it, cancelled ones left out, of the units that may be seen. */
  shifts: z.int(),
  /** What the last look at these shifts found, in sum. */
  coverage: coverageTotalsSchema,
});

/** GET /api/v1/campaigns: all, latest first. */
export const campaignsResponseSchema = z.object({ rows: z.array(campaignRowSchema) });

/** POST /api/v1/campaigns. Names are unique: imports know campaigns by them. */
export const newCampaignSchema = z.object({
  name: z.string().trim().min(1).max(60),
  campaignType: campaignTypeSchema,
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
});

/** PATCH /api/v1/campaigns/:campaignId. Shifts that belong to it stay so, also outside its new dates. */
export const campaignChangeSchema = newCampaignSchema.partial();

export type CampaignType = z.infer<typeof campaignTypeSchema>;
export type CampaignRow = z.infer<typeof campaignRowSchema>;
export type NewCampaign = z.infer<typeof newCampaignSchema>;
