import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRows, renumberRow } from './compare-rows.ts';

const row = (id: string, person: string | null, value: number, unitCode = 'squad-1') =>
  [id, '2026-11-16', person, unitCode, null, value] as const;
const nobody = () => false;

test('tells rows that came, went and say something else; whom one is about is no figure', () => {
  const was = [row('a', 'p1', 1), row('b', 'p1', 1), row('c', 'p1', 1), row('d', 'p1', 1)];
  const is = [row('d', 'p1', 1), row('c', 'p2', 1), row('b', 'p1', 0), row('e', null, 1)];
  expect(compareRows(was, is, nobody)).toEqual([
    [row('a', 'p1', 1), null],
    [row('b', 'p1', 1), row('b', 'p1', 0)],
    [null, row('e', null, 1)],
  ]);
});

test('rows of somebody whose name was erased are one if they say the same', () => {
  const isUnknown = (person: string) => person === 'p9' || person.startsWith('now:');
  const was = [row('p9', 'p9', 1), row('p8', 'p8', 1)];
  expect(compareRows(was, [row('now:1', 'now:1', 1), row('p8', 'p8', 1)], isUnknown)).toEqual([]);
  expect(compareRows(was, [row('now:1', 'now:1', 0), row('p8', 'p8', 1)], isUnknown)).toHaveLength(2);
  // A row of somebody known never stands for one of somebody else.
  expect(compareRows([row('p8', 'p8', 1)], [row('now:1', 'now:1', 1)], isUnknown)).toHaveLength(2);
});

test('the order of rows changes nothing', () => {
  const rows = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(1) }), {
    selector: ({ id }) => id,
  });
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const [was, is] = [one, other].map((of) => of.map(({ id, value }) => row(id, 'p1', value)));
      const moved = compareRows(was ?? [], is ?? [], nobody);
      expect(compareRows(was?.toReversed() ?? [], is?.toReversed() ?? [], nobody)).toEqual(moved);
      expect(compareRows(is ?? [], was ?? [], nobody)).toEqual(moved.map(([before, after]) => [after, before]));
    }),
  );
});

test('another number for a person stands in ids, too', () => {
  expect(renumberRow('staff', row('p3', 'p3', 1), () => 'p5')).toEqual(row('p5', 'p5', 1));
  expect(renumberRow('officerDays', row('p3:2026-11-16', 'p3', 1), () => 'p5')).toEqual(row('p5:2026-11-16', 'p5', 1));
  expect(renumberRow('shifts', row('a', 'p3', 1), () => 'p5')).toEqual(row('a', 'p5', 1));
  expect(renumberRow('files', row('a', null, 1), () => 'p5')).toEqual(row('a', null, 1));
});
