import { expect, test } from 'vitest';
import { entriesOf, groupChanges } from './grouped-changes.ts';

const change = (at: string, leaf: number | null, { type = 'shift_added', unitCode = 'S1' as string | null } = {}) => ({
  ...{ at: `2040-03-${at}Z`, leaf, type, unitCode, subject: `shift:${leaf}` },
});

test('one type, unit and local day are one group, where the first of them stands', () => {
  const groups = groupChanges([
    change('05T15:58:00', 7),
    change('05T15:58:30', 8, { unitCode: 'S2' }),
    change('05T15:59:00', 9),
    change('05T15:59:30', null),
    change('05T16:00:00', 10),
    change('05T16:00:01', 11, { type: 'parameters_set', unitCode: null }),
  ]);
  expect(groups.map((group) => [group.type, group.unitCode, group.changes.length, entriesOf(group)])).toEqual([
    ['shift_added', 'S1', 3, '8–10'],
    ['shift_added', 'S2', 1, '9'],
    ['shift_added', 'S1', 1, '11'],
    ['parameters_set', null, 1, '12'],
  ]);
  expect(groupChanges([change('05T00:00:00', null)]).map(entriesOf)).toEqual([null]);
});
