import type { FindingKind } from '@rollcall/shared/http/findings';
import type { InspectionItem } from '@rollcall/shared/http/inspection-items';
import type { InspectedItems } from '@rollcall/shared/resources/field-inspections';
import { emptyDetail } from '../../reconcile/empty-detail.ts';
import type { JudgedFinding } from '../../reconcile/judged-finding.ts';

export interface JudgedInspection {
  inspectionId: string;
  badgeNo: string;
  unitCode: string;
  dutyDate: string;
  shiftId: string | null;
  recorderSerial: string | null;
  inspectedAt: Date;
  place: string;
  items: InspectedItems;
  withdrawn: boolean;
  /** A finding of missing footage states that nothing was recorded then. */
  stated: boolean;
}

/** The gravest first. */
const kindOfItem = {
  on: 'switched_off',
  worn: 'not_worn',
  recording: 'not_recording',
  position: 'worn_wrongly',
  appearance: 'poor_appearance',
  charge: 'not_charged',
} as const satisfies Record<InspectionItem, FindingKind>;

/** What missing footage of that minute says as well. That a recorder wasn't worn is another matter: one may lie in a car and record. */
const ofRecording: readonly InspectionItem[] = ['on', 'recording'];

export function faultsOf(items: InspectedItems): InspectionItem[] {
  return (Object.keys(kindOfItem) as InspectionItem[]).filter((item) => items[item].result === 'fault');
}

/** One finding for all that was at fault and that no other finding states. */
export function judgeInspection(inspection: JudgedInspection): JudgedFinding[] {
  const { inspectionId, badgeNo, unitCode, dutyDate, shiftId, recorderSerial, withdrawn, stated } = inspection;
  const faults = faultsOf(inspection.items).filter((item) => !(stated && ofRecording.includes(item)));
  const [gravest] = faults;
  if (withdrawn || gravest === undefined) return [];
  const { inspectedAt, place } = inspection;
  return [
    {
      ruleKey: 'field_inspection',
      kind: kindOfItem[gravest],
      subject: `field_inspection:${inspectionId}`,
      ...{ badgeNo, unitCode, dutyDate },
      ...(shiftId === null ? {} : { shiftId }),
      ...(recorderSerial === null ? {} : { recorderSerial }),
      detail: { ...emptyDetail, inspection: { inspectionId, at: inspectedAt.toISOString(), place, faults } },
    },
  ];
}

/** Whether it says something that missing footage of that minute could state. */
export function speaksOfRecording(items: InspectedItems): boolean {
  return faultsOf(items).some((item) => ofRecording.includes(item));
}
