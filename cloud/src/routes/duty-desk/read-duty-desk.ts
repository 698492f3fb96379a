import { deskQuerySchema, deskResponseSchema } from '@rollcall/shared/http/duty-desk';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { countWithoutSpare } from '../../devices/pre-shift-checks/check-list-repository.ts';
import { countUnitsBelow } from '../../devices/spare-stock/repository.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { deskRows } from './desk-rows.ts';

/** GET /api/v1/duty-desk: who is on duty now with which recorder, what was not returned, is broken, or is spare. */
export function readDutyDesk({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/duty-desk',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: deskQuerySchema, response: { 200: deskResponseSchema } },
      },
      async (request) => {
        const at = now();
        const { countsOnly, ...filters } = request.query;
        const { unitCode, campaignId } = filters;
        const ofUnit = { unitCode, dataScope: dataScopeOf(request.session), now: at };
        const [{ counts, rows }, unitsShortOfSpares, withoutSpareToday] = await Promise.all([
          deskRows(db, { at, dataScope: ofUnit.dataScope, ...filters }),
          campaignId === undefined ? countUnitsBelow(db, ofUnit) : 0,
          campaignId === undefined ? countWithoutSpare(db, { ...ofUnit, day: localDateOf(at) }) : 0,
        ]);
        const short = { unitsShortOfSpares, withoutSpareToday };
        return { asOf: at.toISOString(), counts, ...short, rows: countsOnly ? [] : rows };
      },
    );
}
