import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recordingPath } from '@rollcall/agent/recordings/recording-files';
import { recordingIdOf } from '@rollcall/shared/ids';
import type pg from 'pg';
import { RecorderCard } from '../recorder-card.ts';
import { stationIds } from './footage-world.ts';

/** A file that was put on a card, and what HQ is to have of it. */
export interface DrillRecording {
  recordingId: string;
  sha256: string;
  stationId: string;
  cardPath: string;
  /** Where its station keeps its copy. */
  copyPath: string;
}

/** What HQ says of a recording now. */
export interface AtHq {
  recordingId: string;
  state: string;
  problem: string | null;
  objectKey: string;
  versionId: string | null;
  copyVersionId: string | null;
  isLocked: boolean;
  readAt: Date | null;
}

const cardsOfStation = 2;

/** Puts so many small files that play on the cards of all stations; each has bytes of its own. */
export function placeRecordings(
  { clip, dockOf, agentFolder }: { clip: string; dockOf: (stationId: string) => string; agentFolder: string },
  count: number,
): DrillRecording[] {
  const video = readFileSync(clip);
  return Array.from({ length: count }, (_, nr) => {
    const stationId = stationIds[nr % stationIds.length] ?? '';
    const serial = `K${stationId.at(-1)}0000${Math.floor(nr / stationIds.length) % cardsOfStation}`;
    const bytes = Buffer.concat([video, freeBox(1000 + nr * 100)]);
    const second = String(nr % 60).padStart(2, '0');
    const minute = String(Math.floor(nr / 60)).padStart(2, '0');
    const card = new RecorderCard(dockOf(stationId), serial);
    const cardPath = card.add(nr + 1, { bytes }, { capturedAt: `2026112509${minute}${second}` });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const recordingId = recordingIdOf(sha256);
    const copyPath = recordingPath(join(agentFolder, stationId), recordingId, 'mp4');
    return { recordingId, sha256, stationId, cardPath, copyPath };
  });
}

/** Players pass over it. */
function freeBox(sizeBytes: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(sizeBytes);
  header.write('free', 4, 'latin1');
  return Buffer.concat([header, randomBytes(sizeBytes - header.length)]);
}

/** Takes the cards of a station out, with what is on them. */
export function takeCardsAway(dock: string, recordings: readonly DrillRecording[], stationId: string): void {
  const cards = recordings
    .filter((one) => one.stationId === stationId)
    .map(({ cardPath }) => cardPath.slice(dock.length + 1));
  for (const serial of new Set(cards.map((path) => path.split('/')[0] ?? '')))
    rmSync(join(dock, serial), { recursive: true, force: true });
}

export const isOnCard = ({ cardPath }: DrillRecording) => existsSync(cardPath);
export const isAtStation = ({ copyPath }: DrillRecording) => existsSync(copyPath);

export async function readAtHq(db: pg.Client): Promise<Map<string, AtHq>> {
  const { rows } = await db.query<AtHq>(`
    select recording_id as "recordingId", state, integrity_problem as problem, object_key as "objectKey",
      version_id as "versionId", copy_version_id as "copyVersionId", locked_until is not null as "isLocked", read_at as "readAt"
    from recording`);
  return new Map(rows.map((row) => [row.recordingId, row]));
}
