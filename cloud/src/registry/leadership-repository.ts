import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import type { RowChanges } from './compare-rows.ts';
import type { Officer } from './officer-repository.ts';

// Who led whom is noted by itself, at the moment at which registry or accounts change. One row is in force per officer and per
// unit: a change ends it and begins another. What a row says of the past is changed only by a correction (`correctLeadership`).

/** Notes the unit and the leader of these officers. Of a new one nobody knows since when it is so. Call it under `lockRegistry`. */
export async function noteOfficers(tx: Transaction, { added, changed }: RowChanges<Officer>): Promise<void> {
  const differ = changed.filter(
    ({ before, after }) => before.unitCode !== after.unitCode || before.leaderBadgeNo !== after.leaderBadgeNo,
  );
  await note(tx, { of: 'officers', led: differ.map(({ after }) => after), sinceAlways: false });
  await note(tx, { of: 'officers', led: added, sinceAlways: true });
}

/** The badge number of who leads a unit, by its code. */
type Heads = ReadonlyMap<string, string>;

/**
 * Makes a change of accounts, and notes who leads these units from then on, where that became somebody else. Who leads a unit
 * follows from all of its accounts, so only one transaction at a time may change them: the lock is held until it ends. Take row
 * locks on accounts before it, never after.
 * @param options.added the account is new: whoever is a unit's first leader may have led it before
 */
export async function notingHeads<Made>(
  tx: Transaction,
  unitCodes: readonly (string | null)[],
  change: () => Promise<Made>,
  options: { added: boolean },
): Promise<Made> {
  const concerned = [...new Set(unitCodes.filter((unitCode) => unitCode !== null))];
  if (concerned.length === 0) return change();
  await lockLeaderships(tx);
  const before = await selectHeads(tx, concerned);
  const made = await change();
  const after = await selectHeads(tx, concerned);
  const led = concerned
    .filter((unitCode) => before.get(unitCode) !== after.get(unitCode))
    .map((unitCode) => ({ badgeNo: null, unitCode, leaderBadgeNo: after.get(unitCode) ?? null }));
  await note(tx, { of: 'units', led, sinceAlways: options.added });
  return made;
}

/** Exclusive: take it before reading who led to change it, after the registry lock and before rows of findings. */
export async function lockLeaderships(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall leaderships'))`.execute(tx);
}

/**
 * Shared: until this transaction ends nobody corrects who led. A finding that is written meanwhile would keep a leader of before
 * the correction. Take it before rows of findings are locked, or it can deadlock with a correction.
 */
export async function keepLeaderships(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('rollcall leaderships'))`.execute(tx);
}

/** Who leads each unit: the oldest account that may sign in as its squad leader and belongs to an officer. */
async function selectHeads(tx: Transaction, unitCodes: readonly string[]): Promise<Heads> {
  const { rows } = await sql<{ unitCode: string; badgeNo: string }>`
    select distinct on (unit_code) unit_code as "unitCode", badge_no as "badgeNo" from account
    where role = 'squad_leader' and unit_code = any(${unitCodes}::text[]) and disabled_at is null and badge_no is not null
    order by unit_code, created_at, account_id
  `.execute(tx);
  return new Map(rows.map(({ unitCode, badgeNo }) => [unitCode, badgeNo]));
}

interface Noted {
  /** Who is led: officers, or units themselves. */
  of: 'officers' | 'units';
  led: readonly { badgeNo: string | null; unitCode: string; leaderBadgeNo: string | null }[];
  /** Where nothing is noted of one yet, it has been so as long as HQ knows. */
  sinceAlways: boolean;
}

/** Ends what is noted of these, and notes what is so from now on. */
async function note(tx: Transaction, { of, led, sinceAlways }: Noted): Promise<void> {
  if (led.length === 0) return;
  const rows = led.map(({ badgeNo, unitCode, leaderBadgeNo }) => ({ badgeNo, unitCode, leaderBadgeNo }));
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as g ("badgeNo" text, "unitCode" text, "leaderBadgeNo" text)`;
  const isOf =
    of === 'officers' ? sql`l.badge_no = g."badgeNo"` : sql`l.badge_no is null and l.unit_code = g."unitCode"`;
  const moment = sql`now()::timestamptz(3)`;
  // What began at this very moment never was.
  await sql`
    delete from leadership l using ${given} where ${isOf} and l.led_until is null and l.led_from >= ${moment}
  `.execute(tx);
  await sql`
    update leadership l set led_until = ${moment} from ${given} where ${isOf} and l.led_until is null
  `.execute(tx);
  await sql`
    insert into leadership (badge_no, unit_code, leader_badge_no, led_from)
    select g."badgeNo", g."unitCode", nullif(g."leaderBadgeNo", g."badgeNo"), case
      when ${sinceAlways} and not exists (select from leadership l where ${isOf}) then null
      -- Never before the end of what was noted last.
      else greatest(${moment}, (select max(l.led_until) from leadership l where ${isOf}))
    end
    from ${given} where g."badgeNo" is not null or g."leaderBadgeNo" is not null
  `.execute(tx);
  await notifyLive(tx, [{ topic: 'duty', unitCodes: [], subjects: ['leadership'] }]);
}
