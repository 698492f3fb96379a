import { shiftCopies } from '@rollcall/shared/resources/shift-copies';
import { localDateOf, mondayOf } from '@rollcall/shared/rules/local-date';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { answerOf, rosterChangeBy } from '../roster-proposals/roster-edit.ts';
import { copyWeek, planWeekCopy } from './copy-week.ts';

const { read, create } = shiftCopies.endpoints;

export const servedShiftCopies: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(read, async ({ query: { week, unitCode }, dataScope }) => {
      const monday = mondayOf(week);
      const change = { now: now(), unitCode: dataScope.unitCode };
      const { copies, leftOut } = await db
        .transaction()
        .execute((tx) => planWeekCopy(tx, { monday, unitCode }, change));
      const rows = copies.map(({ from: { shift, unitCode, unitName, officerName, dutyTypeName }, wanted }) => ({
        ...{ shiftId: shift.shiftId, unitCode, unitName, badgeNo: wanted.badgeNo, officerName },
        ...{ dutyDate: localDateOf(wanted.startsAt), startsAt: wanted.startsAt, endsAt: wanted.endsAt },
        ...{ dutyTypeName, post: wanted.post, breaks: [...(wanted.breaks ?? [])] },
      }));
      return { week: monday, rows, leftOut };
    }),
    serve(create, async ({ body: { week, shiftIds, reason }, reply, ...asked }) => {
      const change = rosterChangeBy(asked, { now: now(), reason });
      const { added, kept } = await copyWeek(db, { monday: mondayOf(week), shiftIds }, change);
      return answerOf(kept, reply, () => ({ added }));
    }),
  ],
};
