import type { KioskDirectory } from '@rollcall/shared/http/station-kiosk';
import { localDateOf } from '@rollcall/shared/local-date';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';

/** Officers who serve and recorders of the station's unit. */
export async function selectKioskDirectory(db: Database, stationId: string, now: Date): Promise<KioskDirectory> {
  const unitOfStation = db.selectFrom('station').select('unit_code').where('station_id', '=', stationId);
  const officers = await db
    .selectFrom('officer as o')
    .leftJoin('kiosk_pin as p', 'p.badge_no', 'o.badge_no')
    .select(['o.badge_no as badgeNo', 'o.name', 'p.verifier as pinVerifier'])
    .where('o.unit_code', '=', unitOfStation)
    .where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', localDateOf(now))]))
    .orderBy('o.badge_no')
    .execute();
  const recorders = await db
    .selectFrom('recorder as r')
    .leftJoin('holding as h', (join) =>
      join
        .onRef('h.recorder_serial', '=', 'r.recorder_serial')
        .on(sql<SqlBool>`tstzrange(h.held_from, h.held_until) @> ${now}::timestamptz`),
    )
    .select(['r.recorder_serial as recorderSerial', 'r.state', 'r.spare', 'h.badge_no as holderBadgeNo'])
    .where('r.unit_code', '=', unitOfStation)
    .where('r.state', '<>', 'scrapped')
    .orderBy('r.recorder_serial')
    .execute();
  return { officers, recorders };
}
