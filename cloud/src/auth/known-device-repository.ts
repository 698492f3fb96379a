import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

const dayMs = 24 * 60 * 60_000;
/** A device that nobody signed in from for so long is forgotten. */
export const deviceLifetimeMs = 90 * dayMs;
/** How many devices an account knows; the one that was used the longest ago goes first. */
const mostDevices = 20;

/** A browser by the token in its cookie, and whence it asks. */
export interface DeviceAtSource {
  token: string | undefined;
  source: string;
}

/** What an account knows of who asks: `deviceId` when its holder signed in from the device before. */
export interface Acquaintance {
  deviceId: string | undefined;
  /** The holder's last sign-in from one of the devices came from this source. */
  knowsSource: boolean;
}

/** @param accountId undefined: of an account that isn't there, which knows nobody and takes as long */
export async function findAcquaintance(
  db: Database,
  accountId: string | undefined,
  { token, source }: DeviceAtSource,
  now: Date,
): Promise<Acquaintance> {
  const { rows } = await sql<{ device_id: string | null; knows_source: boolean | null }>`
    select
      max(known_device_id::text) filter (where device_sha256 = ${sha256(token ?? '')}) as device_id,
      bool_or(source_sha256 = ${sha256(source)}) as knows_source
    from known_device
    where account_id = ${accountId ?? null} and last_used_at > ${new Date(now.getTime() - deviceLifetimeMs)}
  `.execute(db);
  return { deviceId: rows[0]?.device_id ?? undefined, knowsSource: rows[0]?.knows_source ?? false };
}

/** Whether somebody signed in from the device lately: one computer may be that of several people. */
export async function isKnownDevice(tx: Transaction, token: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('known_device')
    .select('known_device_id')
    .where('device_sha256', '=', sha256(token))
    .where('last_used_at', '>', new Date(now.getTime() - deviceLifetimeMs))
    .executeTakeFirst();
  return row !== undefined;
}

/** The holder signed in from it. The account is locked, so the bound holds; devices that nobody uses go. */
export async function keepDevice(
  tx: Transaction,
  accountId: string,
  { token, source, now }: { token: string; source: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('known_device')
    .values({ account_id: accountId, device_sha256: sha256(token), source_sha256: sha256(source), last_used_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'device_sha256'])
        .doUpdateSet({ source_sha256: sha256(source), last_used_at: now }),
    )
    .execute();
  await sql`
    delete from known_device where account_id = ${accountId} and known_device_id in (
      select known_device_id from known_device where account_id = ${accountId}
      order by last_used_at desc, known_device_id desc offset ${mostDevices}
    )
  `.execute(tx);
  // Rows that another sign-in renews or removes at this moment are left to it.
  await sql`
    delete from known_device where known_device_id in (
      select known_device_id from known_device where last_used_at <= ${new Date(now.getTime() - deviceLifetimeMs)}
      for update skip locked
    )
  `.execute(tx);
}

export async function forgetDevices(tx: Transaction, accountId: string): Promise<void> {
  await tx.deleteFrom('known_device').where('account_id', '=', accountId).execute();
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
