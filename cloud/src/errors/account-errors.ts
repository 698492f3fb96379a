import { AppError } from './app-error.ts';

/** What can be wrong with accounts and delegations: part of `errors`. */
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
  actingNamesNobody: () =>
    new AppError({
      code: 'acting_names_nobody',
      status: 403,
      title: 'While you act for a leader, you cannot name or end a delegation',
      nextStep: 'Ask the leader or an administrator.',
    }),
  notALeader: (username: string) =>
    new AppError({
      code: 'not_a_leader',
      status: 422,
      title: 'Nobody can stand in for this account',
      detail: `${username} is an officer's account, leads no unit, or cannot sign in.`,
      nextStep: 'Choose an account of another role that can sign in; of a squad leader one with a unit.',
    }),
  notADelegate: (username: string) =>
    new AppError({
      code: 'not_a_delegate',
      status: 422,
      title: 'This account cannot stand in',
      detail: `${username} has no role that stands in here, or cannot sign in.`,
      nextStep: 'Choose somebody from the list. Administrators create accounts.',
    }),
  delegationTime: () =>
    new AppError({
      code: 'delegation_time',
      status: 422,
      title: 'A delegation must end after now, after its start, and within 92 days',
      nextStep: 'Correct start and end.',
    }),
} as const;
