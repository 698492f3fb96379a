import type { Database } from '../../db/database.ts';

/** More than a station can be behind: of older draws nobody waits for its secret. */
const mostDraws = 20;

/** The draws for which the station was asked and whose secret it hasn't opened, oldest first. What it committed to too late is none. */
export async function selectDrawsFor(db: Database, stationId: string) {
  const rows = await db
    .selectFrom('draw_station as s')
    .innerJoin('draw as d', 'd.draw', 's.draw')
    .select(['d.draw', 's.asked_fact_id as askedFactId', 'd.closed_fact_id as closedFactId'])
    // A draw is announced before anybody is asked.
    .select((eb) => eb.ref('d.announced_fact_id').$notNull().as('announcedFactId'))
    .where('s.station_id', '=', stationId)
    .where('s.secret', 'is', null)
    .where('s.late', '=', false)
    // Who didn't commit before the close has nothing to do any more.
    .where((eb) => eb.or([eb('s.commitment', 'is not', null), eb('d.closed_at', 'is', null)]))
    .orderBy('d.draw', 'desc')
    .limit(mostDraws)
    .execute();
  return rows.reverse();
}

/** Notes that the station's agent knows of draws. */
export async function noteDrawsLooked(db: Database, stationId: string, now: Date): Promise<void> {
  await db.updateTable('station').set({ draws_looked_at: now }).where('station_id', '=', stationId).execute();
}
