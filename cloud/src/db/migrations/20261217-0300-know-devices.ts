// User names are found whatever their case and width. Browsers from which the holder of an account signed in: each has its own count of wrong passwords. The token in its cookie and the
// address are kept as hashes.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table known_device (
      known_device_id bigint generated always as identity primary key,
      account_id uuid not null references account,
      device_sha256 bytea not null,
      -- whence the last sign-in from it came
      source_sha256 bytea not null,
      last_used_at timestamptz not null,
      -- serves: whether an account knows the device of a guess, and how many it knows
      unique (account_id, device_sha256)
    );
    -- serves: whether anybody signed in from a device
    create index known_device_device on known_device (device_sha256);
    -- serves: the sweep of those that nobody used for long
    create index known_device_last_used on known_device (last_used_at);
    -- serves: the account of a user name, whatever its case and width
    create index account_username_folded on account (lower(normalize(username, nfkc)));
  `.execute(db);
}
