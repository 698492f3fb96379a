import type { ActivityRow } from '@rollcall/shared/http/activities';
import { expect, test } from 'vitest';
import { toActivityChange, valuesOf } from './activity-values.ts';

test('a form that is opened and saved changes nothing but the reason', () => {
  const told = {
    kind: 'summary_penalty',
    startsAt: '2026-11-24T01:00:00.000Z',
    endsAt: '2026-11-24T01:05:00.000Z',
    place: '人民路口',
    plateNo: '蒙J12345',
    caseNo: '150981-2026-0001',
    ticketNo: '1509811234567',
    campaign: 'drink-driving',
  } as const;
  const row: Partial<ActivityRow> = {
    ...told,
    officers: [{ badgeNo: '100001', name: '王强', unitCode: 'S1', unitName: '一中队' }],
  };
  expect(toActivityChange(valuesOf(row as ActivityRow))).toEqual({ ...told, badgeNos: ['100001'], reason: '' });
});
