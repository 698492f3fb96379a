// The officer file asks for everything of one officer in one month, also what is small today and grows with the years.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- serves: GET /api/v1/officers/:badgeNo/file, findings of the month and of six months
    create index finding_officer_duty on finding (badge_no, duty_date);
    -- serves: the same and the officer's day, explanations in every state
    create index exemption_of_officer on exemption (badge_no, starts_at) where badge_no is not null;
    create index exemption_of_unit on exemption (unit_code, starts_at) where unit_code is not null;
    -- serves: GET /api/v1/officers/:badgeNo/file, what the officer disputed and reported
    create index custody_dispute_officer on custody_dispute (badge_no, disputed_at);
    create index repair_report_officer on repair_report (badge_no, reported_at) where badge_no is not null;
  `.execute(db);
}
