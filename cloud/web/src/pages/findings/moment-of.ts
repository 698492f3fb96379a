import type { FindingRow } from '@rollcall/shared/http/findings';

/** The first moment that a finding is about: of a file that is gone, of missing time, of a recording, of a field inspection; undefined where it names none. */
export function momentOf({ detail }: Pick<FindingRow, 'detail'>): string | undefined {
  const { lostFiles = [], missing, recordings = [] } = detail;
  const startsOf = (stretches: readonly { from: string | null }[]) =>
    stretches.flatMap(({ from }) => from ?? []).sort();
  return startsOf(lostFiles)[0] ?? startsOf(missing)[0] ?? startsOf(recordings)[0] ?? detail.inspection?.at;
}
