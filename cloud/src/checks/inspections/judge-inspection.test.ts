import { inspectionItemSchema } from '@rollcall/shared/http/inspection-items';
import type { InspectedItems } from '@rollcall/shared/resources/field-inspections';
import { expect, it } from 'vitest';
import { judgeInspection } from './judge-inspection.ts';

const items = (...faults: string[]) =>
  Object.fromEntries(
    inspectionItemSchema.options.map((item) => [
      item,
      faults.includes(item) ? { result: 'fault', note: '见照片' } : { result: 'ok', note: '' },
    ]),
  ) as InspectedItems;

const inspection = {
  inspectionId: 'i1',
  badgeNo: '100001',
  unitCode: 'squad-1',
  dutyDate: '2026-11-24',
  shiftId: null,
  recorderSerial: null,
  inspectedAt: new Date('2026-11-24T02:00:00Z'),
  place: '东门',
  withdrawn: false,
  stated: false,
};

it.each<[string, string[], { stated?: boolean; withdrawn?: boolean }, [string, string[]] | undefined]>([
  ['nothing is at fault', [], {}, undefined],
  ['one item', ['charge'], {}, ['not_charged', ['charge']]],
  ['several, by the gravest', ['charge', 'worn', 'recording'], {}, ['not_worn', ['worn', 'recording', 'charge']]],
  ['missing footage states all of it', ['on', 'recording'], { stated: true }, undefined],
  ['missing footage states a part', ['recording', 'charge'], { stated: true }, ['not_charged', ['charge']]],
  ['that it was not worn is not stated by missing footage', ['worn'], { stated: true }, ['not_worn', ['worn']]],
  ['it was withdrawn', ['worn'], { withdrawn: true }, undefined],
])('finds what was at fault: %s', (_name, faults, given, expected) => {
  const found = judgeInspection({ ...inspection, ...given, items: items(...faults) });
  expect(found.map(({ kind, detail }) => [kind, detail.inspection?.faults])).toEqual(expected ? [expected] : []);
});
