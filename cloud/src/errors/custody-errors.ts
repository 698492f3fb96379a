import { AppError } from './app-error.ts';

/** What can be wrong with check-outs, disputes about them, and repair tickets: part of `errors`. */
export const custodyErrors = {
  custodyObserved: () =>
    new AppError({
      code: 'custody_observed',
      status: 409,
      title: 'This custody was derived from observations, so you cannot change it',
      nextStep:
        'Enter a check-out for that time: it takes precedence over observations. The officer can also dispute it.',
    }),
  clockComparedLater: (now: Date) =>
    new AppError({
      code: 'clock_compared_later',
      status: 422,
      title: 'The comparison lies in the future',
      detail: `By HQ's clock it is ${now.toISOString()}, and the comparison is later.`,
      nextStep:
        "Enter the time of a correct clock when you looked, and beside it the time that the recorder showed. Don't swap the two. If HQ's clock is wrong, tell operations.",
    }),
} as const;
