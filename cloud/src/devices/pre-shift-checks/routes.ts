import { type PreShiftCheckRow, preShiftCheckList, preShiftChecks } from '@rollcall/shared/resources/pre-shift-checks';
import { preShiftCheckColumns, preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { checkSort, checksWith, countShifts, findCheckRow, type StoredCheck } from './check-list-repository.ts';
import { checkStanding } from './check-standing.ts';
import { makeCheck } from './make-check.ts';

const { read, standing, rate, create } = preShiftChecks.endpoints;

export const servedPreShiftChecks: ServedResource = {
  lists: [
    serveList(preShiftCheckList, {
      title: preShiftCheckWords.title,
      columns: preShiftCheckColumns,
      sort: checkSort,
      select: ({ db, now }, filters, { dataScope }) => checksWith(db, filters, { dataScope, now: now() }),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(rate, async ({ query, dataScope }) => {
      const { shifts, checked } = await countShifts(db, { ...query, dataScope, now: now() });
      return { shifts, checked, skipped: shifts - checked, share: shifts === 0 ? null : checked / shifts };
    }),
    serve(standing, ({ params: { badgeNo }, dataScope }) => checkStanding(db, badgeNo, { dataScope, now: now() })),
    serve(read, ({ params: { preShiftCheckId }, dataScope }) =>
      detailOf(db, preShiftCheckId, { dataScope, now: now() }),
    ),
    serve(create, async ({ body, session, dataScope }) => {
      const preShiftCheckId = await makeCheck(db, body, { session, dataScope, now: now() });
      return detailOf(db, preShiftCheckId, { dataScope: seesAll, now: now() });
    }),
  ],
};

/** @throws AppError `not_found` */
async function detailOf(
  db: Database,
  preShiftCheckId: string,
  { dataScope, now }: { dataScope: DataScope; now: Date },
) {
  const row = await findCheckRow(db, preShiftCheckId, now, dataScope);
  if (!row) throw errors.notFound(`The check ${preShiftCheckId}`);
  return { ...toRow(row), history: await selectHistoryOf(db, `pre_shift_check:${preShiftCheckId}`) };
}

function toRow(row: StoredCheck): PreShiftCheckRow {
  return {
    preShiftCheckId: row.skipped ? null : row.id,
    result: row.skipped ? 'skipped' : row.passed ? 'ok' : 'fault',
    at: row.at.toISOString(),
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    recorderSerial: row.recorder_serial,
    shiftId: row.shift_id,
    shiftStartsAt: row.starts_at?.toISOString() ?? null,
    shiftEndsAt: row.ends_at?.toISOString() ?? null,
    post: row.post,
    dutyDate: row.duty_date,
    items: row.items,
    chargePercent: row.charge_percent,
    repairTicketId: row.repair_ticket_id,
    spare: row.spare,
    spareSerial: row.spare_serial,
    superseded: row.superseded,
    stationId: row.station_id,
    toldAt: row.told_at?.toISOString() ?? null,
  };
}
