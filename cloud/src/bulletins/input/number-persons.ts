import type { InputRow, InputRows } from '@rollcall/shared/bulletins/input';
import { columnsOf } from '@rollcall/shared/bulletins/input-values';
import {
  type MetricInput,
  type MetricRow,
  type MetricRowKind,
  metricColumns,
  metricRowKinds,
} from '@rollcall/shared/metrics/input';
import { compareKeys } from '@rollcall/shared/metrics/metrics';

/** What stands for a badge number within one bulletin. */
export type NumberOf = (badgeNo: string) => string;

/** `p1` and so on, in the order of badge numbers. */
export function numberPersons(badgeNos: ReadonlySet<string>): Map<string, string> {
  return new Map([...badgeNos].sort(compareKeys).map((badgeNo, index) => [badgeNo, `p${index + 1}`]));
}

/** The rows of a period without badge numbers: neither in their column, nor in ids, nor in names of files. */
export function numberRows(input: MetricInput, numberOf: NumberOf): Record<MetricRowKind, InputRows> {
  return Object.fromEntries(
    metricRowKinds.map((kind) => {
      const found: readonly MetricRow[] = input[kind];
      const rows = numberLostFiles(found).map((row) => numberRow(kind, row, numberOf));
      return [kind, { columns: columnsOf(kind), rows: rows.toSorted(byDayAndId) }];
    }),
  ) as unknown as Record<MetricRowKind, InputRows>;
}

function numberRow(kind: MetricRowKind, row: MetricRow, numberOf: NumberOf): InputRow {
  const { id, day, badgeNo, unitCode, campaignId } = row;
  const numbers = metricColumns[kind].map((column) => Number((row as unknown as Record<string, number>)[column] ?? 0));
  const person = badgeNo === null ? null : numberOf(badgeNo);
  return [idOf(kind, { id, day, person }), day, person, unitCode, campaignId, ...numbers];
}

export function idOf(
  kind: MetricRowKind,
  { id, day, person }: { id: string; day: string; person: string | null },
): string {
  if (kind === 'staff') return person ?? id;
  if (kind === 'training' || kind === 'violations') return `${id.slice(0, id.indexOf(':'))}:${person}`;
  return kind === 'officerDays' ? `${person}:${day}` : id;
}

const lostFile = /^file:([^:]*):(\d{4}-\d\d-\d\d):/;

/** A file that never came is known by its name, which may hold a badge number: it gets a number of its recorder's day. */
function numberLostFiles(rows: readonly MetricRow[]): MetricRow[] {
  const seen = new Map<string, number>();
  const sorted = rows.toSorted((one, other) => compareKeys(one.id, other.id));
  return sorted.map((row) => {
    const [, serial, day] = lostFile.exec(row.id) ?? [];
    if (serial === undefined) return row;
    const ofDay = `file:${serial}:${day}`;
    const nr = (seen.get(ofDay) ?? 0) + 1;
    seen.set(ofDay, nr);
    return { ...row, id: `${ofDay}:${nr}` };
  });
}

function byDayAndId(one: InputRow, other: InputRow): number {
  return compareKeys(String(one[1]), String(other[1])) || compareKeys(String(one[0]), String(other[0]));
}
