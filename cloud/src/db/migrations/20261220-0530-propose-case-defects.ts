// The legal office proposes that what the checklist of a case lacks is looked into. An inspector accepts it, which makes a targeted
// review of that activity or recording, or rejects it on a ground.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table case_proposal (
      case_proposal_id uuid primary key default gen_random_uuid(),
      case_no text not null,
      line text not null,
      activity_id uuid references activity,
      recording_id text references recording,
      reason text not null,
      proposed_by uuid not null references account,
      on_behalf_of uuid references account,
      proposed_at timestamptz(3) not null,
      state text not null default 'waits' check (state in ('waits', 'accepted', 'rejected')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      ground text check (ground in ('ground_found', 'ground_whole', 'ground_device', 'ground_other')),
      review_id uuid references review,
      check (num_nonnulls(activity_id, recording_id) = 1),
      check ((state = 'waits') = (decided_by is null)),
      check ((state = 'waits') = (decided_at is null)),
      check ((state = 'waits') = (decision_reason is null)),
      check ((state = 'rejected') = (ground is not null)),
      check ((state = 'accepted') = (review_id is not null))
    );
    -- one of a kind waits: a double click, or a second tab
    create unique index case_proposal_waits on case_proposal (case_no, line, coalesce(activity_id::text, recording_id))
      where state = 'waits';
    -- those of a case
    create index case_proposal_of_case on case_proposal (case_no, proposed_at);
  `.execute(db);
}
