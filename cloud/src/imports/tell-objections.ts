import type { ProblemList } from './problem-list.ts';

/**
 * Says each objection in its cells; that a reason is missing once for the file: whoever gives one gives it for all rows.
 * @param rowNumbers the rows of what is objected to, by index
 * @param pastColumn where it stands when something was
 */
export function tellObjections<Objection extends { index: number; kind: string }>(
  objections: readonly Objection[],
  rowNumbers: readonly number[],
  problems: ProblemList,
  {
    pastColumn,
    tell,
  }: {
    pastColumn: string;
    tell: (objection: Objection, rowOf: (index: number) => number, problems: ProblemList) => void;
  },
): void {
  const rowOf = (index: number) => rowNumbers[index] ?? 0;
  for (const objection of objections) tell(objection, rowOf, problems);
  const inPast = objections.filter(({ kind }) => kind === 'reason_required');
  const [first] = inPast;
  if (first) problems.add({ row: rowOf(first.index), column: pastColumn }, 'reason_required', inPast.length);
}
