import { z } from 'zod';
import { coverageTotalsSchema } from '../http/coverage.ts';
import { plainName } from '../http/plain-name.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

/** What a campaign (专项整治) is against. */
const campaignTypeSchema = z.enum(['plates_and_licences', 'drink_driving', 'illegal_parking', 'other']);

/** `endsOn` is included; null: until further notice. */
const campaignRowSchema = z.object({
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

/** Names are unique: imports know campaigns by them. */
const newCampaignSchema = z.object({
  name: plainName(60),
  campaignType: campaignTypeSchema,
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
});

/** Shifts that belong to it stay so, also outside its new dates. */
const campaignChangeSchema = newCampaignSchema.partial();

/** Latest first. */
export const campaignList = defineWholeList({ key: 'campaigns', access: 'shifts.read', row: campaignRowSchema });

/** Campaigns (专项整治): what for, apart from daily duty, officers are rostered. */
export const campaigns = defineResource({
  list: campaignList,
  endpoints: {
    create: endpoint('POST campaigns', {
      access: 'campaigns.write',
      body: newCampaignSchema,
      answers: { 201: campaignRowSchema },
    }),
    update: endpoint('PATCH campaigns/:campaignId', {
      access: 'campaigns.write',
      params: z.object({ campaignId: z.uuid() }),
      body: campaignChangeSchema,
      answers: { 200: campaignRowSchema },
    }),
  },
  subject: 'campaign',
  factTypes: ['campaign_added', 'campaign_changed'],
  problems: { campaign_backwards: 400, campaign_name_taken: 409 },
  staleWith: ['duty'],
  shows: ['unit', 'officer', 'shift'],
  imports: true,
});

export type CampaignType = z.infer<typeof campaignTypeSchema>;
export type CampaignRow = z.infer<typeof campaignRowSchema>;
export type NewCampaign = z.infer<typeof newCampaignSchema>;
