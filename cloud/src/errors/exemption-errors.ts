import { AppError } from './app-error.ts';

/** What can be wrong with exemptions, answers and appeals: part of `errors`. */
export const exemptionErrors = {
  notYoursToExplain: () =>
    new AppError({
      code: 'not_yours_to_explain',
      status: 403,
      title: "You can explain only your own time, or your unit's as its leader",
      nextStep: 'Ask the officer or the leader of the unit to explain it.',
    }),
  exemptionWaits: () =>
    new AppError({
      code: 'exemption_waits',
      status: 409,
      title: 'An explanation of this time is already waiting for a decision',
      nextStep: 'Find it in the list of explanations. If it is wrong, withdraw it and submit a new one.',
    }),
  explainedAlready: () =>
    new AppError({
      code: 'explained_already',
      status: 409,
      title: 'This time is explained already',
      nextStep: 'Find the approved explanation in the list. If it is wrong, take it back and submit a new one.',
    }),
  ownExemption: () =>
    new AppError({
      code: 'own_exemption',
      status: 403,
      title: 'You cannot decide on your own request',
      nextStep: 'Ask another person whose role allows it to decide. You can withdraw it.',
    }),
  exemptionClosed: () =>
    new AppError({
      code: 'exemption_closed',
      status: 409,
      title: 'This explanation was refused or withdrawn already',
      nextStep: 'Load it again. If there is something new to say, submit a new one.',
    }),
  notYoursToWithdraw: () =>
    new AppError({
      code: 'not_yours_to_withdraw',
      status: 403,
      title: 'Only the asker can withdraw an explanation; an approved one also those who may decide',
      nextStep: 'Decide on it instead, or ask the asker to withdraw it.',
    }),
  attachmentClosed: () =>
    new AppError({
      code: 'attachment_closed',
      status: 409,
      title: 'Only the asker can attach a file, and only before the decision',
      nextStep: 'After the decision, submit a new explanation and attach the file to that.',
    }),
  attachmentRefused: () =>
    new AppError({
      code: 'attachment_refused',
      status: 415,
      title: 'HQ does not accept this kind of file',
      detail: 'By its content the file is not a PDF, JPEG, PNG, HEIC, .docx or .xlsx, or it contains macros.',
      nextStep: 'Attach a PDF, a photo (JPEG, PNG, HEIC) or an Office document without macros (.docx, .xlsx).',
    }),
  attachmentQuota: (files: number, mebibytes: number, retryAfterSeconds: number) =>
    new AppError({
      code: 'attachment_quota',
      status: 429,
      title: 'Too much was attached within a day',
      detail: `At most ${files} files and ${mebibytes} MiB in 24 hours.`,
      nextStep: 'Put what belongs together into one PDF, or go on tomorrow. What is attached already stays.',
      retryAfterSeconds,
    }),
  attachmentGone: () =>
    new AppError({
      code: 'attachment_gone',
      status: 409,
      title: 'HQ does not have the attached file any more, so nothing was submitted',
      nextStep: 'Submit it again: the file is sent once more with it.',
    }),
  attachmentLost: (sha256: string) =>
    new AppError({
      code: 'attachment_lost',
      status: 502,
      title: 'The attached file is missing from the store, or has changed',
      detail: `The object store has no file with the digest ${sha256}, or a different one.`,
      nextStep: 'Administrators: check the object store. The asker has the original.',
    }),
  appealWaits: () =>
    new AppError({
      code: 'appeal_waits',
      status: 409,
      title: 'An appeal against this finding is already waiting for a decision',
      nextStep: 'Wait for the decision. You can add something in an answer.',
    }),
  findingSetAside: () =>
    new AppError({
      code: 'finding_set_aside',
      status: 409,
      title: 'An appeal was upheld, so this finding is set aside',
      nextStep:
        'You need not do anything: it counts against nobody. If more is found later, it opens again, and you can appeal again.',
    }),
  appealTooLate: (until: Date) =>
    new AppError({
      code: 'appeal_too_late',
      status: 409,
      title: 'The deadline for an appeal against this finding has passed',
      detail: `The deadline was ${until.toISOString()}.`,
      nextStep: 'Answer the finding, or explain the gap: both are possible at any time.',
    }),
  ownAppeal: () =>
    new AppError({
      code: 'own_appeal',
      status: 403,
      title: 'You cannot decide on your own appeal',
      nextStep: 'Ask another administrator, an inspector or a brigade leader to decide it.',
    }),
} as const;
