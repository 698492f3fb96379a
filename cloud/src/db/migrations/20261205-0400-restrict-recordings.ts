// Private or irrelevant footage: who said so, and until when nobody opens it but those who have to.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recording_restriction (
      restriction_id uuid primary key default gen_random_uuid(),
      recording_id text not null references recording,
      why text not null check (why in ('private', 'irrelevant')),
      reason text not null,
      restricted_by uuid not null references account,
      restricted_at timestamptz(3) not null,
      lifted_by uuid references account,
      lifted_at timestamptz(3),
      lift_reason text,
      check ((lifted_at is null) = (lifted_by is null)),
      check ((lifted_at is null) = (lift_reason is null))
    )
  `.execute(db);
  await sql`
    create unique index recording_restriction_open on recording_restriction (recording_id) where lifted_at is null
  `.execute(db);
  await sql`create index recording_restriction_at on recording_restriction (restricted_at, restriction_id)`.execute(db);
}
