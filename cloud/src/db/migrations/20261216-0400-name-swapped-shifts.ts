// An officer appeals because another one stood the duty. Upheld, the roster's correction is proposed, or it is kept why it couldn't be.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding_appeal
      add column ground text not null default 'other' check (ground in ('other', 'shift_swapped')),
      -- who stood the duty instead
      add column swapped_with text references officer,
      -- stood in exchange; null: nothing
      add column other_shift_id uuid references shift,
      -- as whoever appealed saw the two
      add column shift_version integer,
      add column other_shift_version integer,
      -- the correction that it proposed, once upheld
      add column roster_proposal_id uuid references roster_proposal,
      -- what hindered that
      add column swap_hindrance text,
      add check ((ground = 'shift_swapped') = (swapped_with is not null and shift_version is not null)),
      add check ((other_shift_id is null) = (other_shift_version is null)),
      add check (roster_proposal_id is null or swap_hindrance is null);
    -- serves: from which appeal a proposal comes
    create index finding_appeal_correction on finding_appeal (roster_proposal_id) where roster_proposal_id is not null;
  `.execute(db);
}
