import { type Kysely, sql } from 'kysely';

// How long stations have at least to commit to a draw is a part of the schedule. It was an hour for all of them.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update draw_plan set schedule = schedule || '{"leastMinutes": 60}'::jsonb`.execute(db);
}
