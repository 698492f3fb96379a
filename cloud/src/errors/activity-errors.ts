import { AppError } from './app-error.ts';

/** What can be wrong with activities and the must-record catalogue: part of `errors`. */
export const activityErrors = {
  activityToCome: () =>
    new AppError({
      code: 'activity_to_come',
      status: 400,
      title: 'The activity has not begun yet',
      nextStep: 'Correct the start, or enter the activity once it has begun. What is planned belongs to the roster.',
    }),
  activityLength: () =>
    new AppError({
      code: 'activity_length',
      status: 400,
      title: 'An activity cannot end before it starts, nor last longer than 48 hours',
      nextStep: 'Correct start and end.',
    }),
  activityWithdrawn: () =>
    new AppError({
      code: 'activity_withdrawn',
      status: 409,
      title: 'This activity was withdrawn',
      nextStep: 'If it did take place, enter it again.',
    }),
  activitiesRefused: (fields: { path: string; message: string }[]) =>
    new AppError({
      code: 'activities_refused',
      status: 422,
      title: 'Some activities have mistakes, so none was entered',
      detail: `${fields[0]?.path ?? 'body'}: ${fields[0]?.message ?? ''}.`,
      nextStep:
        'Correct or leave out what `errors` names, then send all of them again: what HQ has already does not change.',
      fields,
    }),
  activityTokenRefused: () =>
    new AppError({
      code: 'activity_token_refused',
      status: 401,
      title: 'The token is unknown or was revoked',
      nextStep: 'Ask an administrator of the brigade for a new token for your system.',
    }),
  catalogueOutdated: (version: number) =>
    new AppError({
      code: 'catalogue_outdated',
      status: 409,
      title: 'Somebody else changed the catalogue in the meantime',
      detail: `The newest version is ${version} now.`,
      nextStep: 'Load it again, check what was changed, then make your change again.',
    }),
  catalogueCountsFromPast: () =>
    new AppError({
      code: 'catalogue_counts_from_past',
      status: 400,
      title: 'A catalogue cannot apply to activities that have begun already',
      nextStep: 'Leave the start out, so that it applies from now on, or choose a time in the future.',
    }),
} as const;
