import { AppError } from './app-error.ts';

/** What can be wrong with check-outs, disputes about them, and repair tickets: part of `errors`. */
export const custodyErrors = {
  custodyObserved: () =>
    new AppError({
      code: 'custody_observed',
      status: 409,
      title: 'This follows from what was seen and is not entered',
      nextStep:
        'Enter a check-out for the time in question: it counts before what was seen. The officer can dispute what is in his name.',
    }),
  observedAtStation: () =>
    new AppError({
      code: 'observed_at_station',
      status: 409,
      title: "What was seen at a station's screen is not withdrawn by who enters custody",
      nextStep:
        'The officer disputes it and somebody else decides, or a check-out is entered for that time, which counts first.',
    }),
  clockComparedLater: (now: Date) =>
    new AppError({
      code: 'clock_compared_later',
      status: 422,
      title: 'A clock is compared before that is entered',
      detail: `By HQ's clock it is ${now.toISOString()}; the comparison is said to be of later.`,
      nextStep:
        "Enter the right time at which you looked, by a clock that is right, and beside it what the recorder showed; don't swap the two. If HQ's clock is wrong, tell operations.",
    }),
  notYourCheckOut: () =>
    new AppError({
      code: 'not_your_check_out',
      status: 403,
      title: 'You can dispute only a check-out in your own name',
      nextStep: 'Ask its officer. Your account must have your badge number: an administrator enters it.',
    }),
  assignmentNotDisputed: () =>
    new AppError({
      code: 'assignment_not_disputed',
      status: 409,
      title: 'Only check-outs are disputed',
      nextStep: 'Ask your leader to correct the assignment.',
    }),
  disputedAlready: (state: 'open' | 'dismissed') =>
    new AppError({
      code: 'disputed_already',
      status: 409,
      title: 'This check-out was disputed already',
      detail: state === 'open' ? 'Its dispute waits for a decision.' : 'Its dispute was dismissed.',
      nextStep:
        state === 'open'
          ? 'Wait for the decision; it is shown beside the check-out.'
          : 'If that was wrong, ask the brigade office to enter a check-out for the right officer.',
    }),
  disputeDecided: (state: 'upheld' | 'dismissed') =>
    new AppError({
      code: 'dispute_decided',
      status: 409,
      title: 'This dispute was decided already',
      detail: `It was ${state}.`,
      nextStep: 'Load the list again.',
    }),
  ownEntryDefended: () =>
    new AppError({
      code: 'own_entry_defended',
      status: 403,
      title: 'Who entered a check-out does not dismiss the dispute about it',
      nextStep: 'Leave it to another person whose role allows it.',
    }),
  noOfficerOfAccount: () =>
    new AppError({
      code: 'no_officer_of_account',
      status: 409,
      title: 'Your account belongs to no officer',
      nextStep: 'Ask an administrator to enter your badge number in your account.',
    }),
  pinTooPlain: () =>
    new AppError({
      code: 'pin_too_plain',
      status: 400,
      title: 'This PIN is guessed too easily',
      nextStep: 'Choose six to eight digits that are not all the same, not in a row, and not your badge number.',
      fields: [{ path: 'body.pin', message: 'is guessed too easily' }],
    }),
} as const;
