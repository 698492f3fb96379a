import { AppError } from './app-error.ts';

/** What can be wrong with activities and the must-record catalogue: part of `errors`. */
export const activityErrors = {
  activityLength: () =>
    new AppError({
      code: 'activity_length',
      status: 400,
      title: 'An activity ends when it starts or later, and within 48 hours',
      nextStep: 'Correct start and end.',
    }),
  activityWithdrawn: () =>
    new AppError({
      code: 'activity_withdrawn',
      status: 409,
      title: 'This activity was withdrawn',
      nextStep: 'If it did take place, enter it anew.',
    }),
  activitiesRefused: (fields: { path: string; message: string }[]) =>
    new AppError({
      code: 'activities_refused',
      status: 422,
      title: 'Some of this cannot be taken, so none of it was',
      detail: `${fields[0]?.path ?? 'body'}: ${fields[0]?.message ?? ''}.`,
      nextStep:
        'Correct or leave out what `errors` names, and tell the rest again: what was taken already stays as it is.',
      fields,
    }),
  unknownCampaign: (campaign: string) =>
    new AppError({
      code: 'unknown_campaign',
      status: 404,
      title: 'There is no such campaign',
      detail: `There is no campaign ${campaign}.`,
      nextStep: 'Choose one that GET /api/v1/campaigns shows, or have it entered first.',
    }),
  activityTokenRefused: () =>
    new AppError({
      code: 'activity_token_refused',
      status: 401,
      title: 'The token is not one that counts',
      nextStep: 'Ask an administrator of the brigade for a new token of your system.',
    }),
  catalogueOutdated: (version: number) =>
    new AppError({
      code: 'catalogue_outdated',
      status: 409,
      title: 'Somebody else made a version of the catalogue in the meantime',
      detail: `The newest version is ${version} now.`,
      nextStep: 'Load it, look at what was changed, then change it once more.',
    }),
  catalogueCountsFromPast: () =>
    new AppError({
      code: 'catalogue_counts_from_past',
      status: 400,
      title: 'A version of the catalogue never counts for what has begun already',
      nextStep: 'Leave out from when it counts, for from now on, or choose a time to come.',
    }),
} as const;
