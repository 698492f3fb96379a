// The inbox asks, for one person, what he must answer and what was decided about him.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- serves: GET /api/v1/inbox, findings to answer that name the officer beside others
    create index finding_named on finding using gin ((detail -> 'badgeNos')) where handling in ('told', 'answered');
    -- serves: GET /api/v1/inbox, findings that somebody has to look at again
    create index finding_look_again on finding (told_at) where look_again is not null;
    -- serves: GET /api/v1/inbox, decisions about an officer
    create index finding_decision_people on finding_decision using gin (badge_nos) where state = 'counts';
  `.execute(db);
}
