import { AppError } from './app-error.ts';

/** What can be wrong with accounts: part of `errors`. */
export const accountErrors = {
  lastAdministrator: () =>
    new AppError({
      code: 'last_administrator',
      status: 409,
      title: 'This is the last administrator who can sign in',
      nextStep: 'First create or enable another account with the role brigade_admin.',
    }),
  notYetSecondPerson: () =>
    new AppError({
      code: 'not_yet_second_person',
      status: 403,
      title: 'You cannot be the second person here yet',
      nextStep:
        'Ask somebody else, or wait until the holder of the account has chosen a password. Until then whoever made an account, changed its role or holder, or set its password, is no second person to it, nor are two accounts that one person made.',
    }),
  accountIncomplete: (lacks: 'unitCode' | 'badgeNo' | 'personName') =>
    new AppError({
      code: 'account_incomplete',
      status: 422,
      title: 'The account lacks its unit, its officer or the name of its holder',
      detail: `The account lacks ${lacks}.`,
      nextStep:
        'Give the unit of a squad leader, the badge number of an officer, and the name of whoever has no badge number.',
      fields: [
        {
          path: `body.${lacks}`,
          message: lacks === 'personName' ? 'is needed without a badge number' : 'is needed for this role',
        },
      ],
    }),
  wrongPassword: () =>
    new AppError({
      code: 'wrong_password',
      status: 403,
      title: 'Your current password is wrong',
      nextStep: 'Type it again. If you forgot it, ask an administrator for a new one.',
    }),
  passwordNotOwn: () =>
    new AppError({
      code: 'password_not_own',
      status: 403,
      title: 'Somebody else made your password, or had it before you',
      nextStep: 'Choose your own password first: PUT /api/v1/sessions/current/password.',
    }),
} as const;
