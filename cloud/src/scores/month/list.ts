import { type ScoreFilters, type ScoreRow, scoreList } from '@rollcall/shared/resources/scores';
import { scoreColumns, scoreWords } from '@rollcall/shared/words/scores';
import { z } from 'zod';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { fileColumns } from '../../http/file-columns.ts';
import type { ServedList } from '../../http/list.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import { serve } from '../../http/serve.ts';
import { readScores } from './read-scores.ts';
import { officerRow, unitRow } from './to-row.ts';

/**
 * The list of scores. They are computed rather than stored, so no query sorts them: each page computes the month, and goes on after
 * the last row's place in the order.
 */
export const servedScoreList: ServedList = {
  route: ({ db, now }) =>
    serve(scoreList.endpoint, async ({ query, dataScope }) => {
      const { cursor, limit, ...filters } = query as ScoreFilters & { cursor?: string; limit: number };
      const order = z.object({ order: z.literal(filters.sort), place: placeSchema });
      const after = cursor === undefined ? undefined : decodeCursor(order, cursor).place;
      const rows = await listScores(db, filters, dataScope, now());
      const rest = after === undefined ? rows : rows.filter((row) => compare(placeOf(row, filters.sort), after) > 0);
      const page = rest.slice(0, limit);
      const last = rest.length > limit ? page.at(-1) : undefined;
      const place = last && placeOf(last, filters.sort).map(String);
      return { rows: page, nextCursor: place ? encodeCursor({ order: filters.sort, place }) : null };
    }),
  files: defineDownload({
    table: 'scores',
    title: scoreWords.title,
    access: 'scores.read',
    query: scoreList.filters,
    columns: fileColumns(scoreColumns),
    rows: ({ db, now }, filters, dataScope) => listScores(db, filters, dataScope, now()),
  }),
};

/** Whether it isn't rated, the score as sorted, the key. */
type Place = readonly [number, number, string];
const wholeNumber = z
  .string()
  .regex(/^-?\d{1,4}$/)
  .transform(Number);
const placeSchema = z.tuple([wholeNumber, wholeNumber, z.string()]);

async function listScores(
  db: Database,
  { by, unitCode, rated, from, below, sort, month: asked }: ScoreFilters,
  dataScope: DataScope,
  now: Date,
): Promise<ScoreRow[]> {
  const { month, officers, units } = await readScores(db, asked, now);
  const rows = by === 'unit' ? units.map((one) => unitRow(month, one)) : officers.map((one) => officerRow(month, one));
  const shown = rows.filter(
    (row) =>
      isInScope(dataScope, row) &&
      (unitCode === undefined || row.unitCode === unitCode) &&
      (rated === undefined || (row.scoreTenths !== null) === (rated === 'yes')) &&
      (from === undefined || (row.scoreTenths !== null && row.scoreTenths >= from * 10)) &&
      (below === undefined || (row.scoreTenths !== null && row.scoreTenths < below * 10)),
  );
  return shown.sort((one, other) => compare(placeOf(one, sort), placeOf(other, sort)));
}

function placeOf({ scoreTenths, badgeNo, unitCode }: ScoreRow, sort: ScoreFilters['sort']): Place {
  const key = badgeNo ?? unitCode;
  if (sort === 'badgeNo') return [0, 0, key];
  if (scoreTenths === null) return [1, 0, key];
  return [0, sort === 'score' ? scoreTenths : -scoreTenths, key];
}

function compare(one: Place, other: Place): number {
  if (one[0] !== other[0]) return one[0] - other[0];
  if (one[1] !== other[1]) return one[1] - other[1];
  return one[2] === other[2] ? 0 : one[2] < other[2] ? -1 : 1;
}
