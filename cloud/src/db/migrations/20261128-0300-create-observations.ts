// Who took and returned which recorder as it was seen; where what is known contradicts itself; what officers dispute; the
// PINs by which they are known at a station's screen.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A recorder was taken or brought back. Neither recorder nor officer need be registered: what was seen is kept, and counts
    -- once both are.
    create table custody_observation (
      observation_id uuid primary key,
      kind text not null check (kind in ('check_out', 'check_in')),
      recorder_serial text not null,
      badge_no text not null,
      at timestamptz(3) not null,
      source text not null check (source in ('kiosk', 'page', 'import')),
      station_id text references station,
      -- the recorder that this one, a spare, stands in for
      spare_for text,
      told_by text,
      told_at timestamptz(3) not null,
      -- custody was derived from it: recorder and officer were registered by then
      settled boolean not null default false,
      withdrawn_at timestamptz(3),
      withdrawn_by text,
      withdrawn_reason text,
      check ((source = 'kiosk') = (told_by is null)),
      check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3))
    );
    -- serves: deriving custody of a recorder, its observations
    create index custody_observation_recorder on custody_observation (recorder_serial, at);
    -- serves: GET /api/v1/custody-observations, latest first, of all or an officer
    create index custody_observation_at on custody_observation (at desc, observation_id desc);
    create index custody_observation_officer on custody_observation (badge_no, at desc, observation_id desc);
    -- serves: the worker that looks whether somebody has registered them since
    create index custody_observation_unsettled on custody_observation (recorder_serial)
      where not settled and withdrawn_at is null;

    -- observed: derived from observations, with the id of the check-out; it is never entered
    alter table custody drop constraint custody_basis_check,
      add constraint custody_basis_check check (basis in ('assignment', 'check_out', 'observed'));

    -- Where what is known of a recorder's custody contradicts itself. Derived with it.
    create table custody_conflict (
      recorder_serial text not null references recorder,
      kind text not null check (kind in ('two_check_outs', 'entry_differs')),
      badge_nos text[] not null,
      from_at timestamptz(3) not null,
      until_at timestamptz(3) check (until_at > from_at),
      primary key (recorder_serial, kind, from_at, badge_nos)
    );
    -- serves: GET /api/v1/custody-conflicts, latest first
    create index custody_conflict_from on custody_conflict (from_at desc, recorder_serial desc);

    -- An officer says that a check-out in his name is wrong; somebody else decides. What it was about is kept here, because
    -- what is upheld is taken away.
    create table custody_dispute (
      dispute_id uuid primary key default gen_random_uuid(),
      custody_id uuid not null,
      basis text not null check (basis in ('check_out', 'observed')),
      recorder_serial text not null references recorder,
      badge_no text not null references officer,
      from_at timestamptz(3) not null,
      until_at timestamptz(3) check (until_at > from_at),
      reason text not null,
      disputed_by uuid not null references account,
      disputed_at timestamptz(3) not null,
      state text not null default 'open' check (state in ('open', 'upheld', 'dismissed')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      check (decided_by <> disputed_by),
      check ((state = 'open') = (decided_at is null)),
      check (num_nulls(decided_by, decided_at, decision_reason) in (0, 3))
    );
    -- a check-out is disputed once: who isn't content then asks the brigade to correct it
    create unique index custody_dispute_once on custody_dispute (custody_id) where state <> 'upheld';
    -- serves: the disputes of a recorder around a time
    create index custody_dispute_recorder on custody_dispute (recorder_serial, from_at);
    -- serves: GET /api/v1/custody-disputes, newest first
    create index custody_dispute_disputed on custody_dispute (disputed_at desc, dispute_id desc);

    -- serves: the history of recorders and officers, which tells of what was seen of them
    create index fact_observation on fact using gin (payload jsonb_path_ops) where subject like 'observation:%';

    -- A fault that a station's screen tells of may be of a recorder or by an officer that nobody has registered.
    alter table repair_ticket
      drop constraint repair_ticket_recorder_serial_fkey,
      drop constraint repair_ticket_reported_by_fkey;

    -- Everything that was told of a fault; the first report opens its ticket, further ones belong to it.
    create table repair_report (
      report_id uuid primary key,
      repair_ticket_id uuid not null references repair_ticket,
      badge_no text,
      station_id text references station,
      symptom text not null,
      reported_at timestamptz(3) not null,
      told_by text,
      told_at timestamptz(3) not null
    );
    -- serves: the reports of a ticket
    create index repair_report_ticket on repair_report (repair_ticket_id, reported_at);

    -- The PIN by which an officer is known at a station's screen: what checks it, never itself.
    create table kiosk_pin (
      badge_no text primary key references officer,
      verifier text not null,
      set_by text not null,
      set_at timestamptz(3) not null
    );
  `.execute(db);
}
