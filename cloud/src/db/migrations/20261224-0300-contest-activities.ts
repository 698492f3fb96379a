// An officer contests the activity in a finding that names him: that proposes an edit of the activity, which says what he claims. A
// leader's correction that waits doesn't keep him from it, nor does a colleague's contest: one of each waits at a time.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity_edit
      add column claim text check (claim in ('did_not_happen', 'not_me', 'other_time')),
      -- the finding in which it is contested, and the officer whom that names
      add column finding_id uuid references finding,
      add column contested_by text references officer,
      add check ((claim is null) = (finding_id is null) and (claim is null) = (contested_by is null));

    drop index activity_edit_proposed;
    -- one correction that waits an activity
    create unique index activity_edit_proposed on activity_edit (activity_id) where state = 'proposed' and claim is null;
    -- one contest that waits a finding and officer
    create unique index activity_edit_contest on activity_edit (finding_id, contested_by) where state = 'proposed' and claim is not null;
    -- the list of activities finds by it those with one, and whoever judges an activity whether it is contested
    create index activity_edit_waiting on activity_edit (activity_id) where state = 'proposed';
  `.execute(db);
}
