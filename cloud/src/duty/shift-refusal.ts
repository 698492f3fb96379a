import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { ShiftObjection } from './shift-objection.ts';
import type { WantedShift } from './wanted-shift.ts';

/** The error for the objections to a shift. */
export function refusalOfShift(objection: ShiftObjection, wanted: readonly WantedShift[]): AppError {
  const shift = wanted[objection.index];
  if (!shift) throw new Error('the objection is not about one of these shifts');
  switch (objection.kind) {
    case 'unknown_officer':
      return errors.unknownOfficer(shift.badgeNo);
    case 'officer_left':
      return errors.officerLeft(shift.badgeNo, objection.leftOn);
    case 'unknown_duty_type':
      return errors.unknownDutyType(shift.dutyType);
    case 'duty_type_retired':
      return errors.dutyTypeRetired(shift.dutyType);
    case 'shift_length':
      return errors.shiftLength();
    case 'breaks_wrong':
      return errors.breaksWrong();
    case 'unknown_campaign':
      return errors.unknownCampaign(shift.campaignId ?? '');
    case 'campaign_not_then':
      return errors.campaignNotThen(objection.campaign);
    case 'unknown_recorder':
      return errors.unknownPlannedRecorder(shift.plannedRecorderSerial ?? '');
    case 'recorder_scrapped':
      return errors.recorderScrapped(shift.plannedRecorderSerial ?? '');
    case 'reason_required':
      return errors.reasonRequired();
    case 'shift_overlap':
      return errors.shiftOverlap(shift.badgeNo, objection.other);
    case 'shift_twice':
    case 'shift_overlap_in_list': {
      const other = wanted[objection.otherIndex];
      if (!other) throw new Error('the objection is not about two of these shifts');
      return errors.shiftOverlap(shift.badgeNo, other);
    }
  }
}
