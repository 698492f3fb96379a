import type { CardPath } from '@rollcall/shared/contract/sighting';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { areErasesSafe } from '../../evidence/are-erases-safe.ts';
import { selectReliedOn } from '../../evidence/guarantee-repository.ts';
import { lastRestore } from '../../evidence/restores/last-restore.ts';
import type { CardFacts } from './judge-card.ts';
import type { CardFile } from './judge-card-file.ts';
import { findLastRefusal } from './permit-repository.ts';

/** A station that refused is not asked about the same card again for so long. */
const refusedForMs = 3_600_000;
/** It hadn't heard yet that a file was verified: it asks HQ for that every few seconds. */
const notVerifiedForMs = 60_000;

/** A card that is in a dock, with its station and its newest inventory, whose files are read apart. */
export type DockedCard = NonNullable<Awaited<ReturnType<typeof findDockedCard>>>;

export async function findDockedCard(db: Database | Transaction, dockSessionId: string) {
  const { rows } = await sql<{
    dockSessionId: string;
    stationId: string;
    recorderSerial: string;
    cardVolumeId: string;
    collected: boolean;
    revoked: boolean;
    frozen: boolean;
    forked: boolean;
    inventorySha256: string | null;
    whole: boolean;
    /** How many folders and names of the card could not be read when it was listed last. */
    unread: number;
  }>`
    select
      d.dock_session_id as "dockSessionId", d.station_id as "stationId", d.recorder_serial as "recorderSerial",
      d.card_volume_id as "cardVolumeId", d.collected_at is not null as collected,
      s.revoked_at is not null as revoked, s.frozen_at is not null as frozen,
      exists (
        select from station_alarm a where a.station_id = d.station_id and a.kind = 'ledger_fork' and a.cleared_at is null
      ) as forked,
      i.inventory_sha256 as "inventorySha256", coalesce(i.whole, false) as whole,
      coalesce(i.unread, 0) as unread
    from dock_session d
    join station s using (station_id)
    left join lateral (
      select inventory_sha256, max(unread) as unread,
        count(*) = max(pages) and min(pages) = max(pages) and sum(set_aside) = 0 as whole
      from card_inventory where dock_session_id = d.dock_session_id
      group by inventory_sha256 order by max((incarnation, seq)) desc limit 1
    ) as i on true
    where d.dock_session_id = ${dockSessionId} and d.undocked_at is null
  `.execute(db);
  return rows[0];
}

/** The files of an inventory, in its order, each with what is known of this very version of it. */
async function selectCardFiles(
  db: Database | Transaction,
  { dockSessionId, inventorySha256, stationId, recorderSerial, cardVolumeId }: DockedCard,
): Promise<CardFile[]> {
  const { rows } = await sql<{
    path: CardPath;
    sizeBytes: number;
    modifiedAt: string;
    fileClass: CardFile['fileClass'] | null;
    seen: CardFile['seen'];
    recordingSha256: string | null;
    state: string;
    integrityProblem: string | null;
    lockedUntil: Date | null;
    readSinceRestore: boolean | null;
    damaged: boolean;
    caseNos: string[];
    approval: CardFile['approval'];
  }>`
    select
      e.path, e."sizeBytes", e."modifiedAt", e."fileClass", seen.seen,
      r.sha256 as "recordingSha256", r.state, r.integrity_problem as "integrityProblem", r.locked_until as "lockedUntil",
      r.read_at >= ${lastRestore} as "readSinceRestore", r.inspection_outcome = 'damaged' as damaged, approval.approval,
      array(select distinct c.case_no from case_evidence c where c.recording_id = r.recording_id and c.released_at is null) as "caseNos"
    from card_inventory i
    cross join lateral rows from (
      jsonb_to_recordset(i.entries) as (path jsonb, "sizeBytes" bigint, "modifiedAt" text, "fileClass" text)
    ) with ordinality as e (path, "sizeBytes", "modifiedAt", "fileClass", nr)
    cross join lateral (select decode(e.path ->> 'bytes', 'base64') as bytes) as p
    left join lateral (
      select s.recording_id, jsonb_build_object('recordingId', s.recording_id, 'problem', s.problem) as seen
      from sighting s
      where s.station_id = ${stationId} and s.dock_session_id = i.dock_session_id
        and sha256(s.path_bytes) = sha256(p.bytes)
        and s.size_bytes = e."sizeBytes" and s.modified_at = e."modifiedAt"::timestamptz
      order by s.recording_id is null, s.sighting_id desc limit 1
    ) as seen on true
    left join recording r on r.recording_id = seen.recording_id
    left join lateral (
      select jsonb_build_object(
        'approvalId', a.approval_id, 'proposedBy', a.proposed_by, 'reason', a.reason, 'approved', a.approved_at is not null
      ) as approval
      from erase_approval a
      where a.recorder_serial = ${recorderSerial} and a.card_volume_id = ${cardVolumeId}
        and sha256(a.path_bytes) = sha256(p.bytes)
        and a.size_bytes = e."sizeBytes" and a.modified_at = e."modifiedAt"::timestamptz
    ) as approval on true
    where i.dock_session_id = ${dockSessionId} and i.inventory_sha256 = ${inventorySha256}
    order by i.page, e.nr
  `.execute(db);
  return rows.map((row) => {
    const {
      fileClass,
      recordingSha256: sha256,
      state,
      integrityProblem,
      lockedUntil,
      readSinceRestore,
      damaged,
      caseNos,
      ...file
    } = row;
    const known = {
      state,
      integrityProblem,
      lockedUntil,
      readSinceRestore: readSinceRestore === true,
      damaged,
      caseNos,
    };
    return { ...file, fileClass: fileClass ?? undefined, recording: sha256 === null ? null : { sha256, ...known } };
  });
}

/** Everything that `judgeCard` goes by. */
export async function readCardFacts(db: Database | Transaction, card: DockedCard, now: Date): Promise<CardFacts> {
  const { revoked, frozen, forked, recorderSerial, collected, inventorySha256: sha256, whole, unread } = card;
  const { missing } = await areErasesSafe(db);
  const reliedOn = await selectReliedOn(db);
  const before = (ms: number) => new Date(now.getTime() - ms);
  const since = { notVerified: before(notVerifiedForMs), other: before(refusedForMs) };
  return {
    station: { revoked, frozen, forked },
    recorderSerial,
    collected,
    unread,
    inventory: whole && sha256 !== null && sha256 !== '' ? { sha256, files: await selectCardFiles(db, card) } : null,
    guaranteesMissing: missing,
    // A store that can't refuse a deletion was let through by name: there is no lock to wait for.
    locksNeeded: reliedOn.get('refuses_locked_delete') === 'held',
    refusedLately: await findLastRefusal(db, card, since),
    now,
  };
}
