import type { KioskDirectory } from '@rollcall/shared/http/station-kiosk';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

/** Whether somebody else made PIN `p`: it was set by no account of the officer, and `own` doesn't say that he chose it at a screen. */
const isGivenPin = sql<boolean>`(
  p.set_at is not null and own.set_at is null
  and not exists (select from account a where a.username = p.set_by and a.badge_no = p.badge_no)
)`;

/**
 * Each PIN of an officer is set later than the one before, whatever the clock: the moment tells them apart.
 * @returns when it counts as set
 */
export async function upsertPin(
  tx: Transaction,
  badgeNo: string,
  { verifier, by, now }: { verifier: string; by: string; now: Date },
): Promise<Date> {
  const row = await tx
    .insertInto('kiosk_pin')
    .values({ badge_no: badgeNo, verifier, set_by: by, set_at: now })
    .onConflict((conflict) =>
      conflict.column('badge_no').doUpdateSet({
        verifier,
        set_by: by,
        set_at: sql<Date>`greatest(excluded.set_at, date_trunc('milliseconds', kiosk_pin.set_at) + interval '1 millisecond')`,
      }),
    )
    .returning('set_at')
    .executeTakeFirstOrThrow();
  return row.set_at;
}

/** Keeps that the officer himself set this PIN. */
export async function insertOwnPin(tx: Transaction, badgeNo: string, setAt: Date): Promise<void> {
  await tx.insertInto('own_kiosk_pin').values({ badge_no: badgeNo, set_at: setAt }).execute();
}

interface StoredPin {
  setAt: Date;
  /** The officer chose it, and his password too. */
  own: boolean;
  /** Somebody else made it. */
  given: boolean;
  verifier: string;
}

/** The officer's PIN; undefined without one. `hold`: until the end of the transaction. */
export async function selectPin(
  db: Database | Transaction,
  badgeNo: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<StoredPin | undefined> {
  const row = await db
    .selectFrom('kiosk_pin as p')
    .leftJoin('own_kiosk_pin as own', (join) =>
      join.onRef('own.badge_no', '=', 'p.badge_no').onRef('own.set_at', '=', 'p.set_at'),
    )
    .select(['p.set_at as setAt', 'own.set_at as ownSetAt', 'p.verifier', isGivenPin.as('given')])
    .where('p.badge_no', '=', badgeNo)
    .$if(hold, (pin) => pin.forUpdate('p'))
    .executeTakeFirst();
  return row && { setAt: row.setAt, own: row.ownSetAt !== null, given: row.given, verifier: row.verifier };
}

/** A station that loses its line knows the sessions of so many hours. */
const sessionsAheadMs = 36 * 3_600_000;

/** Officers who serve and recorders of the station's unit, and the training sessions to which these officers can sign in. */
export async function selectKioskDirectory(db: Database, stationId: string, now: Date): Promise<KioskDirectory> {
  const unitOfStation = db.selectFrom('station').select('unit_code').where('station_id', '=', stationId);
  const officers = await db
    .selectFrom('officer as o')
    .leftJoin('kiosk_pin as p', 'p.badge_no', 'o.badge_no')
    .leftJoin('own_kiosk_pin as own', (join) =>
      join.onRef('own.badge_no', '=', 'p.badge_no').onRef('own.set_at', '=', 'p.set_at'),
    )
    .select(['o.badge_no as badgeNo', 'o.name', 'p.verifier', 'own.set_at as pinSetAt', isGivenPin.as('given')])
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
  return {
    officers: officers.map(({ badgeNo, name, verifier, pinSetAt, given }) => ({
      badgeNo,
      name,
      // A station of 0.2.0 opens nothing by a PIN that it isn't told of.
      pinVerifier: given ? null : verifier,
      givenPinVerifier: given ? verifier : null,
      pinSetAt: pinSetAt?.toISOString() ?? null,
    })),
    recorders,
    sessions: await selectSessions(
      db,
      officers.map(({ badgeNo }) => badgeNo),
      now,
    ),
  };
}

/** Planned sessions that aren't over and that one of these officers must attend, with those of them who must. */
async function selectSessions(
  db: Database,
  badgeNos: readonly string[],
  now: Date,
): Promise<KioskDirectory['sessions']> {
  const { trainingSignInMinutes } = await readParameters(db);
  const rows = await db
    .selectFrom('training_session as s')
    .innerJoin('training_attendance as a', 'a.session_id', 's.session_id')
    .select(['s.session_id', 's.topic', 's.place', 's.starts_at', 's.ends_at'])
    .select(sql<string[]>`array_agg(a.badge_no order by a.badge_no)`.as('badge_nos'))
    .where('s.state', '=', 'planned')
    .where('s.ends_at', '>', now)
    .where('s.starts_at', '<', new Date(now.getTime() + sessionsAheadMs))
    .where('a.badge_no', 'in', [...badgeNos, ''])
    .groupBy('s.session_id')
    .orderBy('s.starts_at')
    .orderBy('s.session_id')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    topic: row.topic,
    place: row.place,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    signInFrom: new Date(row.starts_at.getTime() - trainingSignInMinutes * 60_000).toISOString(),
    badgeNos: row.badge_nos,
  }));
}
