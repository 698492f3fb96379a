import type { FindingGrade } from '@rollcall/shared/http/findings';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';

/** A file that witnesses tell of and that isn't among the recordings. */
export interface LostFileOfDay {
  key: string;
  findingId: string;
  recorderSerial: string;
  /** Null where only a gap in the numbers tells of it. */
  fileName: string | null;
  sequenceNo: number | null;
  from: string;
  to: string | null;
  grade: FindingGrade;
}

/** The files that open findings say are gone, of the time in which the officer held the recorder, by their start. */
export function lostFilesOf({ findings, holdings }: Pick<OfficerDay, 'findings' | 'holdings'>): LostFileOfDay[] {
  const held = (serial: string, at: string) =>
    holdings.some(
      ({ recorderSerial, from, to }) => recorderSerial === serial && from <= at && (to === null || at < to),
    );
  return findings
    .flatMap(({ findingId, state, recorderSerial, detail }) =>
      state !== 'open' || recorderSerial === null
        ? []
        : (detail.lostFiles ?? []).flatMap(({ fileName, sequenceNo, from, to, grade }) => {
            if (from === null || !held(recorderSerial, from)) return [];
            const key = [findingId, fileName, sequenceNo, from].join(' ');
            return [{ key, findingId, recorderSerial, fileName, sequenceNo, from, to, grade }];
          }),
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}
