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
  lastAdministrator: () =>
    new AppError({
      code: 'last_administrator',
      status: 409,
      title: 'This is the last administrator who can sign in',
      nextStep: 'Make or enable another brigade_admin first.',
    }),
  accountIncomplete: (lacks: 'unitCode' | 'badgeNo') =>
    new AppError({
      code: 'account_incomplete',
      status: 422,
      title: 'This role needs a unit to lead, or the officer whose account it is',
      detail: `The account lacks ${lacks}.`,
      nextStep: 'A squad leader has a unit, an officer a badge number: name it.',
      fields: [{ path: `body.${lacks}`, message: 'is needed for this role' }],
    }),
  wrongPassword: () =>
    new AppError({
      code: 'wrong_password',
      status: 403,
      title: 'The present password is wrong',
      nextStep: 'Type it again. If you forgot it, an administrator makes a new one.',
    }),
  actingNamesNobody: () =>
    new AppError({
      code: 'acting_names_nobody',
      status: 403,
      title: 'Who stands in for a leader names nobody else and ends no delegation',
      nextStep: 'Ask the leader or an administrator.',
    }),
  notALeader: (username: string) =>
    new AppError({
      code: 'not_a_leader',
      status: 422,
      title: 'Only a squad leader who can sign in is stood in for',
      detail: `${username} leads no unit, or can't sign in.`,
      nextStep: 'Choose an account with the role squad_leader and a unit.',
    }),
  notADelegate: (username: string) =>
    new AppError({
      code: 'not_a_delegate',
      status: 422,
      title: 'Who stands in is an officer of the unit or leads another one',
      detail: `${username} is neither, or can't sign in.`,
      nextStep: 'Choose one of those that the list offers; an administrator makes accounts.',
    }),
  delegationTime: () =>
    new AppError({
      code: 'delegation_time',
      status: 422,
      title: 'A delegation ends after now, after it begins, and within 92 days',
      nextStep: 'Correct the times.',
    }),
  recusalThere: () =>
    new AppError({
      code: 'recusal_there',
      status: 409,
      title: 'This conflict of interest was declared already',
      nextStep: 'Nothing to do: it is in the list.',
    }),
  ownRecusal: () =>
    new AppError({
      code: 'own_recusal',
      status: 403,
      title: 'Nobody ends an own recusal',
      nextStep: 'Another administrator or inspector ends it.',
    }),
} as const;
