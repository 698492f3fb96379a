import { coverageOfTimeQuerySchema, coverageOfTimeSchema } from '@rollcall/shared/http/coverage-of-time';
import { findDayOfficer } from '../../coverage/officer-day-repository.ts';
import { isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { composeCoverageOfTime } from './compose-coverage-of-time.ts';

/** GET /api/v1/coverage/time: what is recorded, as of now, of time that somebody explains. */
export function readCoverageOfTime({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/coverage/time',
      {
        config: { access: 'coverage.read' },
        schema: { querystring: coverageOfTimeQuerySchema, response: { 200: coverageOfTimeSchema } },
      },
      async ({ session, query: { badgeNo, unitCode = '', from, to } }) => {
        const dataScope = dataScopeOf(session);
        const time = { from: new Date(from), to: new Date(to), asOf: now() };
        // Of a unit everybody gets what he sees of it: an officer himself.
        if (badgeNo === undefined) return composeCoverageOfTime(db, { unitCode, dataScope }, time);
        const officer = await findDayOfficer(db, badgeNo);
        if (!officer || !isInScope(dataScope, officer)) throw errors.notFound(`The officer ${badgeNo}`);
        return composeCoverageOfTime(db, { badgeNo }, time);
      },
    );
}
