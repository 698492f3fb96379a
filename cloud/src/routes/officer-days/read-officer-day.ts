import { officerDaySchema } from '@rollcall/shared/http/officer-days';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import { findDayOfficer } from '../../coverage/officer-day-repository.ts';
import { isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { composeOfficerDay } from './compose-officer-day.ts';

/** GET /api/v1/officers/:badgeNo/days/:date: what was to be recorded on an officer's date, what was, and what says so. */
export function readOfficerDay({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/officers/:badgeNo/days/:date',
      {
        config: { access: 'coverage.read' },
        schema: {
          params: z.object({ badgeNo: badgeNoSchema, date: z.iso.date() }),
          response: { 200: officerDaySchema },
        },
      },
      async (request) => {
        const { badgeNo, date } = request.params;
        const dataScope = dataScopeOf(request.session);
        const officer = await findDayOfficer(db, badgeNo);
        if (!officer || !isInScope(dataScope, officer)) throw errors.notFound(`The officer ${badgeNo}`);
        return composeOfficerDay(db, officer, { date, asOf: now(), dataScope });
      },
    );
}
