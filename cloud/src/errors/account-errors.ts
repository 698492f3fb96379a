import { AppError } from './app-error.ts';

const grounds = {
  oneself: 'is the officer of your own account',
  own_leader: 'is your own leader in charge',
  declared: 'is an officer with whom a conflict of interest was declared for you',
} as const;

/** What can be wrong with accounts, delegations and recusals: part of `errors`. */
export const accountErrors = {
  recused: (badgeNo: string, ground: keyof typeof grounds) =>
    new AppError({
      code: 'recused',
      status: 403,
      title: 'You do not decide about this officer',
      detail: `${badgeNo} ${grounds[ground]}.`,
      nextStep: 'Leave it to another person whose role allows it.',
    }),
} as const;
