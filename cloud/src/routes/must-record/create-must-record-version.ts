import { mustRecordVersionSchema, newMustRecordVersionSchema } from '@rollcall/shared/http/must-record';
import { changeCatalogue } from '../../activities/change-catalogue.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { mustRecordVersion } from './must-record-version.ts';

/** POST /api/v1/must-record-versions: the whole catalogue as it shall be. */
export function createMustRecordVersion({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/must-record-versions',
      {
        config: { access: 'must_record.write' },
        schema: { body: newMustRecordVersionSchema, response: { 201: mustRecordVersionSchema } },
      },
      async ({ body, session }, reply) => {
        const countsFrom = body.countsFrom === undefined ? undefined : new Date(body.countsFrom);
        const made = { by: session.username, now: now() };
        const version = await changeCatalogue(db, { ...body, countsFrom }, made);
        return reply.code(201).send(await mustRecordVersion(db, version, made.now));
      },
    );
}
