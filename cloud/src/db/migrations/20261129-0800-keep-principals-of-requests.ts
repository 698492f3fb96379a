// What a stand-in asks in a leader's name is the leader's own, of footage and of findings too: access and exports use the
// leader's rights, and whoever acts for the leader has them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- the leader for whom whoever asked acted
    alter table access_request add column on_behalf_of uuid references account;
    alter table evidence_export add column on_behalf_of uuid references account;
    alter table viewing_session add column on_behalf_of uuid references account;
    alter table finding_answer add column on_behalf_of uuid references account;
    alter table finding_appeal add column on_behalf_of uuid references account;
    -- who proposed it, or the leader in whose name it was proposed; null: it isn't withdrawn, or was so before this was kept
    alter table roster_proposal add column withdrawn_by uuid references account;

    -- What was asked before says it in its fact.
    update access_request a set on_behalf_of = leader.account_id
      from fact f join account leader on leader.username = f.payload ->> 'for'
      where f.subject = 'access_request:' || a.access_request_id and f.type = 'access_requested'
        and leader.account_id is distinct from a.decided_by;
    update evidence_export e set on_behalf_of = leader.account_id
      from fact f join account leader on leader.username = f.payload ->> 'for'
      where f.subject = 'export:' || e.export_id and f.type = 'export_requested';
    update finding_answer a set on_behalf_of = leader.account_id
      from fact f join account leader on leader.username = f.payload ->> 'for'
      where f.subject = 'finding:' || a.finding_id and f.type = 'finding_answered'
        and f.payload ->> 'answerId' = a.answer_id::text;
    update finding_appeal a set on_behalf_of = leader.account_id
      from fact f join account leader on leader.username = f.payload ->> 'for'
      where f.subject = 'finding:' || a.finding_id and f.type = 'finding_appealed'
        and f.payload ->> 'appealId' = a.appeal_id::text and leader.account_id is distinct from a.decided_by;

    alter table access_request add check (decided_by <> on_behalf_of);
    alter table finding_appeal add check (decided_by <> on_behalf_of);

    -- serves: the requests of one account, with those that were asked in its name, newest first
    drop index access_request_account;
    create index access_request_owner
      on access_request ((coalesce(on_behalf_of, account_id)), requested_at desc, access_request_id desc);
    -- serves: the same of exports
    drop index evidence_export_account;
    create index evidence_export_owner
      on evidence_export ((coalesce(on_behalf_of, account_id)), requested_at desc, export_id desc);
    -- serves: what is open by an approval, when it is revoked
    drop index viewing_session_account;
    create index viewing_session_owner on viewing_session ((coalesce(on_behalf_of, account_id)), expires_at);
  `.execute(db);
}
