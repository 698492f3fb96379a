import { AppError } from './app-error.ts';

/** What can be wrong with breaks, campaigns, swaps and edits to the past: part of `errors`. */
export const rosterErrors = {
  breaksWrong: () =>
    new AppError({
      code: 'breaks_wrong',
      status: 400,
      title: 'Breaks must lie within the shift and must not overlap',
      nextStep: 'Correct the breaks, or the start and end of the shift.',
      fields: [{ path: 'body.breaks', message: 'must lie within the shift and must not overlap' }],
    }),
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
  unknownPlannedRecorder: (recorderSerial: string) =>
    new AppError({
      code: 'unknown_planned_recorder',
      status: 404,
      title: 'There is no such recorder',
      detail: `There is no recorder ${recorderSerial}.`,
      nextStep: 'Correct the serial, or leave the planned recorder out.',
    }),
  swapWithSelf: () =>
    new AppError({
      code: 'swap_with_self',
      status: 400,
      title: 'Both sides are the same officer',
      nextStep: "Choose another officer, or another officer's shift.",
    }),
} as const;
