import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GetObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { DockedFile } from './held-recorder.ts';
import { keptRecordings } from './station-database.ts';
import type { World } from './world.ts';

export interface Faults {
  /** Neither verified in store and ledger, nor on its card, nor at the station. */
  lost: string[];
  /** More than one recording, or more than one version of its object. */
  twice: string[];
  /** Gone from its card before HQ had verified it. */
  early: string[];
  /** Not lost, but not verified either. */
  waiting: string[];
}

type Row = {
  recording_id: string;
  state: string;
  sha256: string;
  object_key: string;
  verified_at: Date | null;
  leaves: number;
};

/** Looks at each file that ever lay on a docked card: in the store byte by byte, in the ledger, on its card, at the station. */
export async function checkNothingLost(world: World): Promise<Faults & { files: number; bytes: number }> {
  const files = world.recorders.flatMap((recorder) => recorder.docked.map((file) => ({ ...file, recorder })));
  const faults: Faults = { lost: [], twice: [], early: [], waiting: [] };
  const { rows } = await world.db.query<Row>(
    `select recording_id, state, sha256, object_key, verified_at,
       (select count(*)::int from fact join ledger_leaf using (fact_id)
        where type = 'recording_verified' and subject = 'recording:' || recording_id) as leaves
     from recording`,
  );
  const atHq = new Map(rows.map((row) => [row.recording_id, row]));
  const known = new Set(files.map(({ recordingId }) => recordingId));
  for (const { recording_id } of rows) if (!known.has(recording_id)) faults.twice.push(`${recording_id}: never docked`);
  const kept = keptRecordings(world.stationFolder);
  const versions = await listVersions(world);
  let bytes = 0;
  for (const file of files) {
    const row = atHq.get(file.recordingId);
    const name = `${file.serial}/${file.path}`;
    const stored = row?.state === 'verified' && row.leaves > 0 ? await readStored(world, row.object_key) : undefined;
    if (stored?.sha256 === file.sha256) bytes += stored.bytes;
    else if (file.recorder.has(file) || kept.has(file.recordingId)) faults.waiting.push(`${name}: ${stateOf(row)}`);
    else faults.lost.push(`${name}: ${stateOf(row)}${stored ? ', other bytes in the store' : ''}`);
    const copies = row ? (versions.get(row.object_key) ?? 0) : 0;
    if (copies > 1) faults.twice.push(`${name}: ${copies} versions`);
    if (isEarly(file, row)) faults.early.push(`${name}: gone ${file.goneAt?.toISOString()}, ${stateOf(row)}`);
  }
  return { ...faults, files: files.length, bytes };
}

function stateOf(row: Row | undefined): string {
  return row ? `${row.state}, ${row.leaves} leaves` : 'not at HQ';
}

function isEarly({ goneAt }: DockedFile, row: Row | undefined): boolean {
  return goneAt !== undefined && !(row?.verified_at && row.verified_at <= goneAt);
}

async function listVersions({ network }: World): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let position: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await network.s3.send(new ListObjectVersionsCommand({ Bucket: network.bucket, ...position }));
    for (const { Key = '' } of page.Versions ?? []) counts.set(Key, (counts.get(Key) ?? 0) + 1);
    if (!page.IsTruncated) return counts;
    position = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

async function readStored({ network }: World, key: string): Promise<{ sha256: string; bytes: number } | undefined> {
  const { Body } = await network.s3.send(new GetObjectCommand({ Bucket: network.bucket, Key: key })).catch(() => ({
    Body: undefined,
  }));
  if (!Body) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of Body as Readable) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
