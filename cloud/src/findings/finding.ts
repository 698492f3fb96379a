import type { FindingDetail, FindingKind, FindingState } from '@rollcall/shared/http/findings';

/** Whom a finding is about, and since when he was on duty: as the shift has it. */
export interface FindingSubject {
  shiftId: string;
  badgeNo: string;
  unitCode: string;
  /** The local date on which the shift starts. */
  dutyDate: string;
}

export interface Finding extends FindingSubject {
  kind: FindingKind;
  state: FindingState;
  detail: FindingDetail;
}
