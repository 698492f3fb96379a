import { AppError } from './app-error.ts';

/** What can be wrong with campaigns: part of `errors`. */
export const rosterErrors = {
  unknownCampaign: (campaignId: string) =>
    new AppError({
      code: 'unknown_campaign',
      status: 404,
      title: 'There is no such campaign',
      detail: `There is no campaign ${campaignId}.`,
      nextStep: 'Choose a campaign that GET /api/v1/campaigns shows.',
    }),
  campaignNotThen: ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
    new AppError({
      code: 'campaign_not_then',
      status: 409,
      title: 'The campaign does not run on the day of the shift',
      detail: `The campaign runs from ${startsOn} to ${endsOn ?? 'further notice'}.`,
      nextStep: "Choose another campaign or none, or first correct the campaign's days.",
      fields: [{ path: 'body.campaignId', message: `${startsOn} – ${endsOn ?? ''}` }],
    }),
} as const;
