import { AppError } from './app-error.ts';

/** What can be wrong with registry, custody, roster and imports: part of `errors`. */
export const dutyErrors = {
  unknownOfficer: (badgeNo: string) =>
    new AppError({
      code: 'unknown_officer',
      status: 404,
      title: 'There is no officer with this badge number',
      detail: `There is no officer ${badgeNo} whom you may roster.`,
      nextStep: 'Correct the badge number. For officers of other units, ask their leader or an administrator.',
    }),
  officerLeft: (badgeNo: string, leftOn: string) =>
    new AppError({
      code: 'officer_left',
      status: 409,
      title: 'The officer has left by that day',
      detail: `The officer ${badgeNo} left on ${leftOn}.`,
      nextStep: 'Choose another officer, or correct the day on which the officer left.',
      fields: [{ path: 'body.badgeNo', message: `${badgeNo}: ${leftOn}` }],
    }),
  reasonRequired: () =>
    new AppError({
      code: 'reason_required',
      status: 400,
      title: 'A change of the past needs a reason',
      nextStep: 'Give a `reason` of 2 to 500 characters. It is kept with the change.',
    }),
  ofOtherUnit: (what: string) =>
    new AppError({
      code: 'of_other_unit',
      status: 403,
      title: 'This belongs to another unit',
      detail: `${what} belongs to another unit.`,
      nextStep: 'Choose one of your own unit, or ask an administrator to enter it.',
    }),
  recorderScrapped: (recorderSerial: string) =>
    new AppError({
      code: 'recorder_scrapped',
      status: 409,
      title: 'The recorder is scrapped',
      detail: `The recorder ${recorderSerial} is scrapped.`,
      nextStep: 'Choose another recorder, or correct its state first.',
    }),
  importRefused: (problems: readonly object[], problemCount: number) =>
    new AppError({
      code: 'import_refused',
      status: 422,
      title: 'The file has mistakes, so nothing was imported',
      detail: `${problemCount} mistake(s) were found, and nothing was imported.`,
      nextStep: 'Correct the cells that `problems` names, then import the file again.',
      extensions: { problems, problemCount },
    }),
} as const;
