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
  observedAtStation: () =>
    new AppError({
      code: 'observed_at_station',
      status: 409,
      title: "You cannot withdraw what officers did at a station's screen",
      nextStep: 'Enter a check-out for that time, which takes precedence, or have the officer dispute it.',
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
  notYourCheckOut: () =>
    new AppError({
      code: 'not_your_check_out',
      status: 403,
      title: 'You can dispute only a check-out in your own name',
      nextStep: 'Ask that officer. If it is yours, ask an administrator to enter your badge number in your account.',
    }),
  assignmentNotDisputed: () =>
    new AppError({
      code: 'assignment_not_disputed',
      status: 409,
      title: 'Only check-outs can be disputed',
      nextStep: 'Ask your leader to correct the assignment.',
    }),
  disputedAlready: (state: 'open' | 'dismissed') =>
    new AppError({
      code: 'disputed_already',
      status: 409,
      title: 'This check-out was disputed already',
      detail: state === 'open' ? 'The dispute is waiting for a decision.' : 'The dispute was dismissed.',
      nextStep:
        state === 'open'
          ? 'Wait for the decision. It will be shown beside the check-out.'
          : 'If that decision was wrong, ask the brigade office to enter a check-out for the right officer.',
    }),
  disputeDecided: (state: 'upheld' | 'dismissed') =>
    new AppError({
      code: 'dispute_decided',
      status: 409,
      title: 'This dispute was decided already',
      detail: `It was ${state}.`,
      nextStep: 'Load the list again to see the decision.',
    }),
  ownEntryDefended: () =>
    new AppError({
      code: 'own_entry_defended',
      status: 403,
      title: 'You entered this check-out, so you cannot dismiss the dispute about it',
      nextStep: 'Ask another person whose role allows it.',
    }),
  noOfficerOfAccount: () =>
    new AppError({
      code: 'no_officer_of_account',
      status: 409,
      title: 'Your account has no badge number',
      nextStep: 'Ask an administrator to enter your badge number in your account.',
    }),
  pinTooPlain: () =>
    new AppError({
      code: 'pin_too_plain',
      status: 400,
      title: 'This PIN is too easy to guess',
      nextStep: 'Choose six to eight digits that are not all the same, not consecutive, and not your badge number.',
      fields: [{ path: 'body.pin', message: 'is too easy to guess' }],
    }),
} as const;
