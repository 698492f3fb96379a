import { shifts } from '@rollcall/shared/resources/shifts';
import { selectCoverage } from '../../coverage/coverage-repository.ts';
import { explainedShift } from '../../coverage/explained-shifts.ts';
import { selectHoldingsOfShift, selectRecordingsOfShift } from '../../coverage/shift-footage-repository.ts';
import { isInScope } from '../../db/data-scope.ts';
import { errors } from '../../errors/errors.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

/** One shift as of now, with its recordings and who held what. */
export const servedShiftCoverage: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(shifts.endpoints.coverage, async ({ params: { shiftId }, dataScope }) => {
      const asOf = now();
      const parameters = await readParameters(db);
      const [shift] = await selectCoverage(db, { shiftIds: [shiftId] }, { asOf, parameters });
      if (!shift || !isInScope(dataScope, shift)) throw errors.notFound(`The shift ${shiftId}`);
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
    }),
  ],
};
