import { createHash } from 'node:crypto';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import {
  type ExportManifest,
  exportFactType,
  exportManifestSchema,
  exportSubject,
  nameInManifest,
  type SealedManifest,
} from '@rollcall/shared/evidence/export-form';
import { signature } from '@rollcall/shared/words/signature';
import { findDecider } from '../../access/access-requests/repository.ts';
import { scopeOf } from '../../auth/permissions.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { nameSigners } from '../../ledger/name-signers.ts';
import { wantCosignature } from '../../ledger/witness-repository.ts';
import { checkExportAccess } from './order-export.ts';
import { ExportFailed, type Original } from './read-original.ts';
import { type RecordingHistory, selectRecordingHistory } from './recording-history-repository.ts';
import { renderCustodyHistory } from './render-custody-history.ts';
import { type ExportClaim, lockClaimed, savePrepared, selectOriginals } from './repository.ts';
import { areFactsAsSealed, sealFacts } from './seal-facts.ts';

/** What an export is made of, settled and recorded before its first byte is written. */
export interface PreparedExport {
  manifest: string;
  originals: (Original & { file: string; stationId: string })[];
  /** Beside the footage, in the order of the manifest. */
  files: { name: string; bytes: Buffer }[];
  factId: number;
}

export interface PrepareContext {
  db: Database;
  now: () => Date;
  origin: string;
  /** What stands in every export: the verifier's page and the explanation. */
  commonFiles: () => Promise<{ name: string; bytes: Buffer }[]>;
}

/**
 * Settles what the export holds: its manifest, whose digest the fact `export_created` seals, with the facts that are shown of
 * each recording. An attempt after a kill finds what the one before settled, as long as this program would still write the
 * same and no payload of it was erased since.
 * @returns undefined when another worker has taken over
 * @throws ExportFailed; export_waits_for_ledger while a fact has no place in the ledger
 */
export async function prepareExport(
  { db, now, origin, commonFiles }: PrepareContext,
  claim: ExportClaim,
): Promise<PreparedExport | undefined> {
  const common = await commonFiles();
  return db.transaction().execute(async (tx) => {
    const order = await lockClaimed(tx, claim);
    if (!order) return undefined;
    const at = now();
    const originals = await verifiedOriginals(tx, claim.exportId);
    await checkStillAllowed(tx, order, { originals, at });

    if (order.manifest !== null && order.custodyHistory !== null && order.factId !== null) {
      const files = filesOf(order.custodyHistory, common);
      const settled = exportManifestSchema.parse(JSON.parse(order.manifest));
      const sameFiles = canonicalJson(settled.files) === canonicalJson(listed(originals, files));
      if (sameFiles && settled.v === 2 && (await areFactsAsSealed(tx, settled))) {
        return { manifest: order.manifest, originals, files, factId: order.factId };
      }
    }
    const { exportId } = claim;
    const approver = order.accessRequestId === null ? null : await findDecider(tx, order.accessRequestId);
    const leader = order.ownerId === order.accountId ? null : order.ownerName;
    // Like every fact of a request that acts for a leader; here a worker goes on with it.
    const signed = { by: order.orderedBy, ...(leader !== null && { for: leader }) };
    // Manifest and paper say people's names; facts keep user names.
    const [named] = await nameSigners(tx, [{ by: order.orderedBy, detail: { for: leader, approvedBy: approver } }]);
    const orderer = named?.by ?? order.orderedBy;
    const principal = named?.detail.for ?? leader;
    const requestedBy = nameInManifest(signature(orderer, principal, 'zh'));
    const namedApprover = named?.detail.approvedBy ?? approver;
    const approvedBy = namedApprover === null ? null : nameInManifest(namedApprover);
    const head = { exportId, origin, purpose: order.purpose, requestedBy, approvedBy };
    const recordings: RecordingHistory[] = [];
    for (const { recordingId, file } of originals) {
      const history = await selectRecordingHistory(tx, recordingId, { file, now: at });
      // The fact of this export is recorded below, in the same transaction.
      const exported = {
        at,
        type: 'recording_exported',
        by: orderer,
        detail: { purpose: order.purpose, exportId, for: principal },
      };
      recordings.push({ ...history, events: [...history.events, exported] });
    }
    const custodyHistory = renderCustodyHistory({ ...head, createdAt: at, recordings });
    const files = filesOf(custodyHistory, common);
    const sealed = await sealFacts(
      tx,
      originals.map(({ recordingId }) => recordingId),
    );
    const manifest = canonicalJson({
      ...head,
      v: 2,
      createdAt: at.toISOString(),
      files: listed(originals, files),
      recordings: sealed.ofRecordings.flatMap((facts, nr) => {
        const { recordingId, sha256, sizeBytes, file } = originals[nr] as (typeof originals)[number];
        return { recordingId, sha256, sizeBytes, file, facts };
      }),
      erasures: sealed.erasures,
    } satisfies SealedManifest);
    const by = { ...signed, purpose: order.purpose, approvedBy: approver };
    const facts = await appendFacts(tx, [
      ...originals.map(
        ({ recordingId }): Fact => ({
          type: 'recording_exported',
          subject: `recording:${recordingId}`,
          payload: { ...by, exportId },
        }),
      ),
      {
        type: exportFactType,
        subject: exportSubject(exportId),
        payload: { ...by, manifestSha256: sha256Hex(Buffer.from(manifest)) },
      },
    ]);
    const factId = facts.at(-1) ?? Number.NaN;
    // In order, so that two that ask can't deadlock.
    for (const stationId of [...new Set(originals.map((original) => original.stationId))].sort()) {
      await wantCosignature(tx, stationId, factId);
    }
    await savePrepared(tx, exportId, { manifest, custodyHistory, factId });
    return { manifest, originals, files, factId };
  });
}

async function verifiedOriginals(tx: Transaction, exportId: string): Promise<PreparedExport['originals']> {
  const rows = await selectOriginals(tx, exportId);
  return rows.map(({ versionId, state, ...recording }) => {
    if (versionId === null || state !== 'verified') {
      throw new ExportFailed({ reason: 'not_verified', recordingId: recording.recordingId }, { state });
    }
    return { ...recording, versionId, file: fileOf(recording) };
  });
}

/** Between the order and its making an approval may have ended, or the role of the account that it was ordered for. */
async function checkStillAllowed(
  tx: Transaction,
  order: NonNullable<Awaited<ReturnType<typeof lockClaimed>>>,
  { originals, at }: { originals: readonly { recordingId: string }[]; at: Date },
): Promise<void> {
  const ids = originals.map(({ recordingId }) => recordingId);
  const scope = order.disabledAt === null ? scopeOf(order.role, 'exports.create') : undefined;
  const dataScope = dataScopeWithin(scope, { unitCode: order.unitCode, badgeNo: null });
  try {
    await checkExportAccess(tx, ids, {
      ...{ accountId: order.accountId, principalId: order.ownerId, dataScope, now: at, badgeNo: null },
      opensRestricted: scope !== undefined && scopeOf(order.role, 'recordings.open_restricted') !== undefined,
    });
  } catch (error) {
    if (error instanceof AppError) throw new ExportFailed({ reason: 'access_ended', recordingId: ids[0] ?? '' });
    throw error;
  }
}

function filesOf(custodyHistory: string, commonFiles: PreparedExport['files']): PreparedExport['files'] {
  return [{ name: 'custody-history.html', bytes: Buffer.from(custodyHistory) }, ...commonFiles];
}

function listed(originals: PreparedExport['originals'], files: PreparedExport['files']): ExportManifest['files'] {
  return [
    ...originals.map(({ file, sizeBytes, sha256 }) => ({ name: file, sizeBytes, sha256 })),
    ...files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, sha256: sha256Hex(bytes) })),
  ];
}

/** Where a recording stands in an export. An extension that isn't plain is left out: the bytes say what they are. */
function fileOf({ recordingId, extension }: { recordingId: string; extension: string }): string {
  return /^[a-z0-9]{1,16}$/.test(extension) ? `recordings/${recordingId}.${extension}` : `recordings/${recordingId}`;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
