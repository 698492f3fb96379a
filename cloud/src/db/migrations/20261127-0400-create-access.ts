// Who may see footage of other units for a while, and footage that leaves HQ as evidence.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access_request (
      access_request_id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      purpose text not null,
      requested_at timestamptz not null,
      -- until when; whoever approves may shorten it
      expires_at timestamptz not null,
      decided_by uuid references account,
      decided_at timestamptz,
      decision text check (decision in ('approved', 'refused')),
      decision_reason text,
      -- by whoever may decide, or by whoever asked
      revoked_by uuid references account,
      revoked_at timestamptz,
      revoke_reason text,
      check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
      check (decided_by <> account_id),
      check ((revoked_at is null) = (revoked_by is null)),
      check (expires_at > requested_at)
    );
    -- serves: the list of requests, newest first, of all and of one account
    create index access_request_requested on access_request (requested_at desc, access_request_id desc);
    create index access_request_account on access_request (account_id, requested_at desc, access_request_id desc);

    create table access_request_recording (
      access_request_id uuid not null references access_request,
      recording_id text not null references recording,
      primary key (recording_id, access_request_id)
    );
    -- serves: the recordings of a request
    create index access_request_recording_request on access_request_recording (access_request_id);

    -- serves: ending what was opened by an approval that is revoked
    create index viewing_session_account on viewing_session (account_id, expires_at);

    create table evidence_export (
      export_id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      purpose text not null,
      -- the approval under which footage of another unit is in it
      access_request_id uuid references access_request,
      requested_at timestamptz not null,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'ready', 'failed', 'expired')),
      -- when the next attempt is due; while one runs, when another worker may take it over
      run_after timestamptz,
      attempts integer not null default 0,
      -- the multipart upload of the attempt that runs
      upload_id text,
      bytes_total bigint not null,
      bytes_done bigint not null default 0,
      -- what the fact export_created seals: kept, so that an attempt after a kill makes the same file
      manifest text,
      custody_history text,
      fact_id bigint,
      version_id text,
      size_bytes bigint,
      sha256 text,
      finished_at timestamptz,
      expires_at timestamptz,
      failure jsonb,
      check (state not in ('waiting', 'running') or run_after is not null),
      check (state <> 'ready' or (version_id is not null and sha256 is not null and expires_at is not null)),
      check (state <> 'failed' or failure is not null)
    );
    -- serves: the list of exports, newest first, of all and of one account
    create index evidence_export_requested on evidence_export (requested_at desc, export_id desc);
    create index evidence_export_account on evidence_export (account_id, requested_at desc, export_id desc);
    -- serves: the worker that makes them, and the one that deletes them
    create index evidence_export_due on evidence_export (run_after) where state in ('waiting', 'running');
    create index evidence_export_expiry on evidence_export (expires_at) where state = 'ready';

    create table evidence_export_recording (
      export_id uuid not null references evidence_export,
      position integer not null,
      recording_id text not null references recording,
      primary key (export_id, position),
      unique (recording_id, export_id)
    );
  `.execute(db);
}
