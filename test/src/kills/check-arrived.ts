import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Ready } from '@rollcall/demo/start-everything';
import type { RecordingDetail, RecordingRow } from '@rollcall/shared/http/recordings';
import type { HqClient } from '../hq-client.ts';
import type { PlacedFile } from './placed-files.ts';

export interface Faults {
  /** Not verified at HQ, or the store doesn't give its bytes back. */
  lost: string[];
  /** More than one recording, object or sighting of it. */
  twice: string[];
  /** Gone from its card before HQ had verified and locked it. */
  early: string[];
}

/** The recordings of that file at HQ; more than one is a fault. */
export async function recordingsOf(client: HqClient, { fileName }: PlacedFile): Promise<RecordingRow[]> {
  return (await client.get<{ rows: RecordingRow[] }>(`recordings?q=${fileName}`)).rows;
}

/** Compares each file that was put on a card with what HQ and store have of it. */
export async function checkArrived(
  store: Ready['s3'],
  client: HqClient,
  files: readonly PlacedFile[],
): Promise<Faults> {
  const { endpoint, region, bucket, ...credentials } = store;
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const faults: Faults = { lost: [], twice: [], early: [] };
  for (const file of files) {
    const rows = await recordingsOf(client, file);
    const details = await Promise.all(
      rows.map(({ recordingId }) => client.get<RecordingDetail>(`recordings/${recordingId}`)),
    );
    const [detail] = details;
    if (detail?.state !== 'verified' || detail.sha256 !== file.sha256) {
      faults.lost.push(`${file.fileName}: ${detail?.state ?? 'no recording'}`);
      continue;
    }
    const { Versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: detail.objectKey }),
    );
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: detail.objectKey }));
    if ((await sha256Of(Body as Readable)) !== file.sha256) faults.lost.push(`${file.fileName}: other bytes`);
    const counts = { recordings: details.length, objects: Versions.length, sightings: detail.sightings.length };
    if (Object.values(counts).some((count) => count !== 1)) {
      faults.twice.push(`${file.fileName}: ${JSON.stringify(counts)}`);
    }
    const { lockedUntil } = detail.storage;
    const wasSafe = detail.verifiedAt !== null && lockedUntil !== null;
    if (file.goneAt && !(wasSafe && new Date(detail.verifiedAt ?? 0) <= file.goneAt)) {
      faults.early.push(`${file.fileName}: gone ${file.goneAt.toISOString()}, verified ${detail.verifiedAt}`);
    }
  }
  s3.destroy();
  return faults;
}

async function sha256Of(body: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}
