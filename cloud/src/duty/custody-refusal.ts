import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { CustodyObjection } from './custody-objection.ts';
import type { WantedCustody } from './wanted-custody.ts';

/** The error for the objections to one custody: all its wrong fields, or else the first other objection. */
export function refusalOfCustody(
  objections: readonly CustodyObjection[],
  { recorderSerial, badgeNo }: WantedCustody,
): AppError {
  const fields = objections.flatMap(({ kind }) => {
    if (kind === 'unknown_recorder') return [{ path: 'body.recorderSerial', message: `no recorder ${recorderSerial}` }];
    if (kind === 'unknown_officer') return [{ path: 'body.badgeNo', message: `no officer ${badgeNo}` }];
    if (kind === 'held_backwards') return [{ path: 'body.heldUntil', message: 'must be later than heldFrom' }];
    return [];
  });
  if (fields.length > 0) return errors.badRequest(fields);
  for (const objection of objections) {
    switch (objection.kind) {
      case 'officer_of_other_unit':
        return errors.ofOtherUnit(`The officer ${badgeNo}`);
      case 'recorder_of_other_unit':
        return errors.ofOtherUnit(`The recorder ${recorderSerial}`);
      case 'recorder_scrapped':
        return errors.recorderScrapped(recorderSerial);
      case 'officer_left':
        return errors.officerLeft(badgeNo, objection.leftOn);
      case 'custody_overlap':
        return errors.custodyOverlaps(recorderSerial, objection.other);
      case 'holder_of_other_unit':
        return errors.custodyTakesFromOtherUnit(objection.badgeNo);
      case 'reason_required':
        return errors.reasonRequired();
    }
  }
  throw new Error('there is no objection to one custody among these');
}
