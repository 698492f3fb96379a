import { shiftCoverageDetailSchema } from '@rollcall/shared/http/coverage';
import { z } from 'zod';
import { selectCoverage } from '../../coverage/coverage-repository.ts';
import { explainedShift } from '../../coverage/explained-shifts.ts';
import { selectHoldingsOfShift, selectRecordingsOfShift } from '../../coverage/shift-footage-repository.ts';
import type { Database } from '../../db/database.ts';
import { isInSight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

/** GET /api/v1/shifts/:shiftId/coverage: one shift as of now, with its recordings and who held what. */
export function readShiftCoverage({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/shifts/:shiftId/coverage',
      {
        config: { access: 'coverage.read' },
        schema: { params: z.object({ shiftId: z.uuid() }), response: { 200: shiftCoverageDetailSchema } },
      },
      async (request) => {
        const { shiftId } = request.params;
        const asOf = now();
        const parameters = await readParameters(db);
        const [shift] = await selectCoverage(db, { shiftIds: [shiftId] }, { asOf, parameters });
        if (!shift || !isInSight(sightOf(request.session), shift)) {
          throw errors.notFound(`The shift ${shiftId}`);
        }
        const [told, recordings, holdings] = await Promise.all([
          explainedShift(db, shift),
          selectRecordingsOfShift(db, shiftId, asOf),
          selectHoldingsOfShift(db, shiftId),
        ]);
        return {
          ...told,
          asOf: asOf.toISOString(),
          recordings: recordings.map(({ from, to, announcedAt, ...recording }) => ({
            ...recording,
            from: from.toISOString(),
            to: to.toISOString(),
            announcedAt: announcedAt.toISOString(),
          })),
          holdings: holdings.map(({ recorderSerial, from, to }) => ({
            recorderSerial,
            from: from.toISOString(),
            to: to.toISOString(),
          })),
        };
      },
    );
}
