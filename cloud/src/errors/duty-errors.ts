import { localMinuteOf } from '@rollcall/shared/local-date';
import { AppError } from './app-error.ts';

/** What can be wrong with registry, custody, roster and imports: part of `errors`. */
export const dutyErrors = {
  unknownOfficer: (badgeNo: string) =>
    new AppError({
      code: 'unknown_officer',
      status: 404,
      title: 'There is no officer of this badge number',
      detail: `There is no officer ${badgeNo} whom you may roster.`,
      nextStep: 'Correct the badge number. Officers of other units are for their own leaders or an administrator.',
    }),
  officerLeft: (badgeNo: string, leftOn: string) =>
    new AppError({
      code: 'officer_left',
      status: 409,
      title: 'The officer no longer serves on that day',
      detail: `The officer ${badgeNo} left on ${leftOn}.`,
      nextStep: 'Choose somebody else, or correct the day on which the officer left.',
      fields: [{ path: 'body.badgeNo', message: `${badgeNo}: ${leftOn}` }],
    }),
  unknownDutyType: (dutyType: string) =>
    new AppError({
      code: 'unknown_duty_type',
      status: 404,
      title: 'There is no such duty type',
      detail: `There is no duty type ${dutyType}.`,
      nextStep: 'Choose one that GET /api/v1/duty-types shows.',
    }),
  dutyTypeRetired: (dutyType: string) =>
    new AppError({
      code: 'duty_type_retired',
      status: 409,
      title: 'This duty type takes no new shifts',
      detail: `The duty type ${dutyType} is retired.`,
      nextStep: 'Choose another one, or bring it back into use.',
    }),
  shiftLength: () =>
    new AppError({
      code: 'shift_length',
      status: 400,
      title: 'A shift ends after it starts, and within 48 hours',
      nextStep: 'Correct start and end.',
    }),
  shiftOverlap: (badgeNo: string, other: { startsAt: Date; endsAt: Date }) => {
    const [from, to] = [localMinuteOf(other.startsAt), localMinuteOf(other.endsAt)];
    return new AppError({
      code: 'shift_overlap',
      status: 409,
      title: 'An officer has one shift at a time',
      detail: `${badgeNo} has a shift from ${from} to ${to}.`,
      nextStep: 'Choose other times, or change or cancel that shift first.',
      fields: [{ path: 'body.startsAt', message: `${badgeNo}: ${from} – ${to}` }],
    });
  },
  shiftCancelled: () =>
    new AppError({
      code: 'shift_cancelled',
      status: 409,
      title: 'This shift was cancelled',
      nextStep: 'Add a new shift instead.',
    }),
  reasonRequired: () =>
    new AppError({
      code: 'reason_required',
      status: 400,
      title: 'What changes the past needs a reason',
      nextStep: 'Give a `reason` of 2 to 500 characters; it is kept.',
    }),
  custodyOverlaps: (
    recorderSerial: string,
    other: { custodyId: string; badgeNo: string; basis: string; heldFrom: Date; heldUntil: Date | null },
  ) => {
    const until = other.heldUntil === null ? '' : ` ${localMinuteOf(other.heldUntil)}`;
    const interval = `${localMinuteOf(other.heldFrom)} –${until}`;
    return new AppError({
      code: 'custody_overlaps',
      status: 409,
      title: 'Somebody else is entered as holding this recorder at that time',
      detail: `${recorderSerial} is with ${other.badgeNo} (${other.basis}), ${interval}.`,
      nextStep:
        'End that entry first, or change your times. If it is of another unit, ask its leader or an administrator to end it.',
      fields: [
        { path: 'body.heldFrom', message: `${recorderSerial}: ${other.badgeNo}, ${interval} (${other.custodyId})` },
      ],
    });
  },
  custodyTakesFromOtherUnit: (badgeNo: string) =>
    new AppError({
      code: 'custody_takes_from_other_unit',
      status: 403,
      title: 'This would take the recorder from an officer of another unit',
      detail: `${badgeNo}, of another unit, holds the recorder at that time.`,
      nextStep: 'Choose other times or another recorder, or ask an administrator to enter it.',
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
  unitBelowItself: (unitCode: string) =>
    new AppError({
      code: 'unit_below_itself',
      status: 409,
      title: "A unit can't come below itself",
      detail: `The unit ${unitCode} would come below itself.`,
      nextStep: 'Choose another unit above it.',
    }),
  parametersOutdated: (version: number) =>
    new AppError({
      code: 'parameters_outdated',
      status: 409,
      title: 'Somebody else changed the parameters in the meantime',
      detail: `The parameters are at version ${version} now.`,
      nextStep: 'Load them again, look at what was changed, then change them once more.',
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
