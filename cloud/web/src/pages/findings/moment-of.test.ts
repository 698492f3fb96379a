import type { FindingDetail, FindingRow } from '@rollcall/shared/http/findings';
import { expect, test } from 'vitest';
import { momentOf } from './moment-of.ts';

const at = (hour: number) => `2026-11-25T0${hour}:00:00.000Z`;
const finding = (detail: object) => ({ detail: { missing: [], ...detail } as unknown as FindingDetail }) as FindingRow;

test('a finding is about the first moment of what it says is gone', () => {
  const missing = [{ from: at(2), to: at(3) }];
  const recordings = [{ recordingId: 'a', from: at(1), to: at(2) }];
  const lostFiles = [{ from: at(6) }, { from: null }, { from: at(5) }];
  expect(momentOf(finding({ missing, recordings, lostFiles }))).toBe(at(5));
  expect(momentOf(finding({ missing, recordings, lostFiles: [{ from: null }] }))).toBe(at(2));
  expect(momentOf(finding({ recordings }))).toBe(at(1));
  expect(momentOf(finding({}))).toBeUndefined();
});
