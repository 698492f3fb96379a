import { AppError } from './app-error.ts';

/** What can be wrong with one's own password: part of `errors`. */
export const accountErrors = {
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
