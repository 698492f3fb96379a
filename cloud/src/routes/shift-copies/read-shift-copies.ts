import { shiftCopiesQuerySchema, shiftCopiesSchema } from '@rollcall/shared/http/shift-copies';
import { localDateOf, mondayOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { planWeekCopy } from '../../duty/shift-copies/copy-week.ts';
import type { Route } from '../../http/route.ts';

import { toIsoSpan } from '../shifts/to-iso-span.ts';
import { visibleUnit } from '../visible-unit.ts';

/** GET /api/v1/shift-copies: what copying the week before would add, to be looked at before it is saved. */
export function readShiftCopies({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/shift-copies',
      {
        config: { access: 'shifts.write' },
        schema: { querystring: shiftCopiesQuerySchema, response: { 200: shiftCopiesSchema } },
      },
      async ({ query: { week, unitCode }, session }) => {
        const monday = mondayOf(week);
        const change = { now: now(), unitCode: visibleUnit(session) };
        const { copies, leftOut } = await db
          .transaction()
          .execute((tx) => planWeekCopy(tx, { monday, unitCode }, change));
        const rows = copies.map(({ from, wanted }) => ({
          shiftId: from.shift.shiftId,
          unitCode: from.unitCode,
          unitName: from.unitName,
          badgeNo: wanted.badgeNo,
          officerName: from.officerName,
          dutyDate: localDateOf(wanted.startsAt),
          ...toIsoSpan(wanted),
          dutyTypeName: from.dutyTypeName,
          post: wanted.post,
          breaks: (wanted.breaks ?? []).map(toIsoSpan),
        }));
        return { week: monday, rows, leftOut };
      },
    );
}
