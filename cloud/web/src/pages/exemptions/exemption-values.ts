import type { ExemptionReason } from '@rollcall/shared/http/exemptions';

/** The fields of the form. */
export interface ExemptionValues {
  forWhom: 'officer' | 'unit';
  badgeNo?: string;
  unitCode?: string;
  startsAt?: string;
  endsAt?: string;
  reasonCode?: ExemptionReason;
  explanation?: string;
  file?: File;
}
