// A command that comes again, because its answer was lost or somebody clicked twice, is not done again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A command that carried an idempotency key, for a day.
    create table given_command (
      -- of who gave it and the key
      command_sha256 bytea primary key check (octet_length(command_sha256) = 32),
      -- of method, address and body: the same key with another command is refused
      asked_sha256 bytea not null check (octet_length(asked_sha256) = 32),
      given_at timestamptz(3) not null,
      -- null while it runs, and for ever when HQ ended meanwhile: whether it was done isn't known then
      status smallint,
      -- the answer, which only who knows the key can open
      sealed_answer bytea,
      check ((status is null) = (sealed_answer is null))
    );
    -- serves: the removal of what is older than a day
    create index given_command_age on given_command (given_at);
  `.execute(db);
}
