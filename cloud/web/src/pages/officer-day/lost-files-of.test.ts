import type { FindingRow } from '@rollcall/shared/http/findings';
import { expect, test } from 'vitest';
import { lostFilesOf } from './lost-files-of.ts';

const at = (hour: number) => `2026-11-25T0${hour}:00:00.000Z`;
const file = (fileName: string | null, from: string | null, to: string | null = null) =>
  ({ fileName, sequenceNo: 7, from, to, grade: 'strong' }) as const;
const finding = (recorderSerial: string | null, lostFiles: object[], state: FindingRow['state'] = 'open') =>
  ({ findingId: `of ${recorderSerial}`, state, recorderSerial, detail: { lostFiles } }) as unknown as FindingRow;
const holding = (recorderSerial: string, from: string, to: string | null) =>
  ({ custodyId: 'c', recorderSerial, from, to, basis: 'check_out' }) as const;

test('files that are gone are of the officer who held the recorder then, by time', () => {
  const holdings = [holding('K1', at(1), at(4)), holding('K2', at(4), null)];
  const findings = [
    finding('K2', [file('late.mp4', at(8)), file('before.mp4', at(3))]),
    finding('K1', [file('first.mp4', at(1), at(2)), file('given-back.mp4', at(4)), file(null, null)]),
    finding('K3', [file('of-nobody.mp4', at(2))]),
    finding(null, [file('of-no-recorder.mp4', at(2))]),
  ];
  expect(lostFilesOf({ findings, holdings }).map(({ fileName, recorderSerial }) => [fileName, recorderSerial])).toEqual(
    [
      ['first.mp4', 'K1'],
      ['late.mp4', 'K2'],
    ],
  );
});

test('what was found again or set aside is not drawn', () => {
  const holdings = [holding('K1', at(1), null)];
  const findings = (['resolved', 'set_aside'] as const).map((state) => finding('K1', [file('a.mp4', at(2))], state));
  expect(lostFilesOf({ findings, holdings })).toEqual([]);
});
