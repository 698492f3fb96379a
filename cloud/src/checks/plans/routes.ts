import { type DrawPlanRow, drawPlanList, drawPlans } from '@rollcall/shared/resources/draw-plans';
import { drawPlanColumns, drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';
import { errors } from '../../errors/errors.ts';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { setPlan } from './set-plan.ts';

const { create } = drawPlans.endpoints;

export const servedDrawPlans: ServedResource = {
  lists: [
    serveWholeList(drawPlanList, {
      title: drawPlanWords.title,
      columns: drawPlanColumns,
      select: ({ db }) => selectPlans(db),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session: { username } }) => {
      const version = await setPlan({ db, now }, username, body);
      const row = (await selectPlans(db)).find((one) => one.version === version);
      if (!row) throw errors.notFound('The plan');
      return row;
    }),
  ],
};

/** Newest first. */
async function selectPlans(db: Database): Promise<DrawPlanRow[]> {
  const rows = await db
    .selectFrom('draw_plan as p')
    .select(['p.version', 'p.plan', 'p.schedule', 'p.reason', signatureOf('p.set_by').as('set_by'), 'p.set_at'])
    .select((eb) =>
      eb
        .selectFrom('draw')
        .select((of) => of.fn.min('draw').as('draw'))
        .where(sql<boolean>`(draw.fixed -> 'plan' ->> 'version')::integer = p.version`)
        .as('first_draw'),
    )
    .orderBy('p.version', 'desc')
    .execute();
  return rows.map(({ set_by: setBy, set_at, first_draw: firstDraw, ...row }) => ({
    ...row,
    ...{ setBy, setAt: set_at.toISOString(), firstDraw },
  }));
}
