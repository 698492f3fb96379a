import { type InspectionItem, inspectionItemSchema } from '@rollcall/shared/http/inspection-items';
import type { InspectedItems } from '@rollcall/shared/resources/field-inspections';

/** All in order but these, each with what is wrong. */
export const inspectedItems = (faults: Partial<Record<InspectionItem, string>> = {}): InspectedItems =>
  Object.fromEntries(
    inspectionItemSchema.options.map((item) => {
      const note = faults[item];
      return [item, note === undefined ? { result: 'ok', note: '' } : { result: 'fault', note }];
    }),
  ) as InspectedItems;

/** A form, as a phone sends it. */
export const inspectionForm = (sought: string, more: object = {}) => ({
  formKey: crypto.randomUUID().replaceAll('-', ''),
  ...{ sought, place: '解放路口', items: inspectedItems(), ...more },
});
