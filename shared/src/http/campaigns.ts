import { z } from 'zod';

export const campaignTypeSchema = z.enum(['plates_and_licences', 'drink_driving', 'illegal_parking', 'other']);

export type CampaignType = z.infer<typeof campaignTypeSchema>;
