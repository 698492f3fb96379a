import { AppError } from './app-error.ts';

/** What can be wrong with exemptions, answers and appeals: part of `errors`. */
export const exemptionErrors = {
  notYoursToExplain: () =>
    new AppError({
      code: 'not_yours_to_explain',
      status: 403,
      title: 'You explain time of your own record, or of your own unit as its leader',
      nextStep: 'Ask the officer or the leader of the unit to explain it.',
    }),
  exemptionWaits: () =>
    new AppError({
      code: 'exemption_waits',
      status: 409,
      title: 'The same was asked already and waits for its decision',
      nextStep: 'See the list of exemptions. Withdraw the one that waits if it is wrong, then ask anew.',
    }),
  ownExemption: () =>
    new AppError({
      code: 'own_exemption',
      status: 403,
      title: 'Nobody decides on an own request',
      nextStep: 'Another person whose role allows it must decide; you can withdraw it.',
    }),
  exemptionClosed: () =>
    new AppError({
      code: 'exemption_closed',
      status: 409,
      title: 'This was refused or withdrawn already',
      nextStep: 'Load it again. Ask anew if there is something new to say.',
    }),
  notYoursToWithdraw: () =>
    new AppError({
      code: 'not_yours_to_withdraw',
      status: 403,
      title: 'A request is withdrawn by who made it; an approval also by who may decide',
      nextStep: 'Decide it instead, or leave it to who made it.',
    }),
  attachmentClosed: () =>
    new AppError({
      code: 'attachment_closed',
      status: 409,
      title: 'Only who asked attaches something, and only until it is decided',
      nextStep: 'Once it is decided, ask anew and attach the file there.',
    }),
  attachmentRefused: () =>
    new AppError({
      code: 'attachment_refused',
      status: 415,
      title: 'This kind of file is not taken',
      detail: 'By its content the file is no PDF, JPEG, PNG, .docx or .xlsx, or it holds macros.',
      nextStep: 'Attach a PDF, a photo (JPEG, PNG) or an Office document without macros (.docx, .xlsx).',
    }),
  attachmentLost: (sha256: string) =>
    new AppError({
      code: 'attachment_lost',
      status: 502,
      title: 'The store does not have this file as it was attached',
      detail: `The object store has no file, or another one, under the digest ${sha256}.`,
      nextStep: 'Administrators: look at the object store. Who asked has the original.',
    }),
  appealWaits: () =>
    new AppError({
      code: 'appeal_waits',
      status: 409,
      title: 'An appeal against this finding waits for its decision already',
      nextStep: 'Wait for it. What is to be added can be said in an answer.',
    }),
  findingSetAside: () =>
    new AppError({
      code: 'finding_set_aside',
      status: 409,
      title: 'An appeal against this finding was upheld: it is set aside',
      nextStep:
        'Nothing is to be done: it counts against nobody. Should it say more some day, it opens again, with time to appeal.',
    }),
  appealTooLate: (until: Date) =>
    new AppError({
      code: 'appeal_too_late',
      status: 409,
      title: 'The time to appeal against this finding is over',
      detail: `An appeal was possible until ${until.toISOString()}.`,
      nextStep: 'Say in an answer what is wrong, or explain the gap: both are possible at any time.',
    }),
  ownAppeal: () =>
    new AppError({
      code: 'own_appeal',
      status: 403,
      title: 'Nobody decides on an own appeal',
      nextStep: 'Another administrator or inspector must decide it.',
    }),
} as const;
