import { scores } from '@rollcall/shared/resources/scores';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { officerScore, scoreSummary, unitScore } from './detail.ts';
import { servedScoreList } from './list.ts';

const { read, unit, summary } = scores.endpoints;

export const servedScores: ServedResource = {
  lists: [servedScoreList],
  routes: ({ db, now }) => [
    serve(read, ({ params, query, dataScope }) =>
      officerScore(db, params.badgeNo, { month: query.month, now: now(), dataScope }),
    ),
    serve(unit, ({ params, query, dataScope }) =>
      unitScore(db, params.unitCode, { month: query.month, now: now(), dataScope }),
    ),
    serve(summary, ({ params, query, dataScope }) =>
      scoreSummary(db, { month: params.month, unitCode: query.unitCode, now: now(), dataScope }),
    ),
  ],
};
