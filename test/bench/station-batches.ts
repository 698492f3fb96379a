import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBatchSigner, type StationKey } from '@rollcall/agent/identity/station-key';
import { buildBatch } from '@rollcall/agent/outbox/batch-payload';
import type { SealedBatch } from '@rollcall/agent/outbox/outbox';
import { genesisHead } from '@rollcall/shared/contract/batch';
import type { EventBodies, EventEnvelope, EventType } from '@rollcall/shared/contract/event';
import { partCount, partSizeFor } from '@rollcall/shared/contract/part-plan';
import type { Sighting } from '@rollcall/shared/contract/sighting';
import { recordingIdOf } from '@rollcall/shared/ids';

export interface StationBatches {
  stationId: string;
  batches: SealedBatch[];
}

/** Writes `eventCount` events of a station to the folder, in signed batches as its outbox would seal them. */
export async function writeStationBatches(
  folder: string,
  { stationId, key, eventCount }: { stationId: string; key: StationKey; eventCount: number },
): Promise<{ bytes: number }> {
  const sign = createBatchSigner(key);
  const events = Array.from(stationEvents(eventCount));
  const batches: SealedBatch[] = [];
  let chain = { stationId, incarnation: 1, lastSeq: 0, head: genesisHead };
  while (chain.lastSeq < eventCount) {
    const built = buildBatch(chain, events.slice(chain.lastSeq, chain.lastSeq + 1000));
    if (!built) break;
    const { payload, firstSeq, lastSeq, hash } = built;
    batches.push({ firstSeq, lastSeq, jws: await sign(payload) });
    chain = { ...chain, lastSeq, head: hash };
  }
  const station: StationBatches = { stationId, batches };
  writeFileSync(join(folder, `${stationId}.json`), JSON.stringify(station));
  return { bytes: batches.reduce((sum, { jws }) => sum + jws.length, 0) };
}

export function readStationBatches(folder: string): StationBatches[] {
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StationBatches);
}

/**
 * Card after card: docked, an inventory of its 30 files, 10 files collected (6 clips of 10 minutes, 4 photos and sounds), 20
 * sighted that were collected the times before, undocked: 33 events. Twelve cards take turns; the first time, everything on
 * a card is collected.
 */
function* stationEvents(count: number): Generator<Omit<EventEnvelope, 'seq'>> {
  const bootId = randomUUID();
  let made = 0;
  const cards = Array.from({ length: 12 }, (): string[] => []);
  for (let turn = 0; ; turn += 1) {
    const card = turn % cards.length;
    for (const { type, body } of cardEvents(card, cards[card] ?? [])) {
      if (made === count) return;
      made += 1;
      yield { id: randomUUID(), type, wall: new Date().toISOString(), bootId, monotonicMs: made * 50, body };
    }
  }
}

/** @param onIt the recordings that lie on the card already, newest last; those that are collected now join them */
function* cardEvents(card: number, onIt: string[]): Generator<{ type: EventType; body: EventBodies[EventType] }> {
  const session = {
    dockSessionId: randomUUID(),
    cardVolumeId: `vol-${randomBytes(8).toString('hex')}`,
    recorderSerial: `7K3${String(card).padStart(4, '0')}`,
  };
  const files = Array.from({ length: 30 }, (_, file) => sightingOf(session, file));
  const space = { freeBytes: 12_000_000_000, totalBytes: 64_000_000_000 };
  yield { type: 'docked', body: { ...session, serialSource: 'file_name', profileId: 'l6', ...space } };
  const entries = files.map(({ path, sizeBytes, modifiedAt }) => ({ path, sizeBytes, modifiedAt }));
  yield { type: 'inventory', body: { dockSessionId: session.dockSessionId, page: 1, pages: 1, entries } };
  for (const [index, sighting] of files.entries()) {
    const known = index < 10 ? undefined : onIt[onIt.length - 1 - index];
    if (known !== undefined) yield { type: 'sighted', body: { recordingId: known, problem: null, sighting } };
    else {
      const body = collectedBody(sighting);
      onIt.push(body.recordingId);
      yield { type: 'collected', body };
    }
  }
  yield { type: 'undocked', body: { dockSessionId: session.dockSessionId } };
}

function sightingOf(
  session: Pick<Sighting, 'dockSessionId' | 'cardVolumeId' | 'recorderSerial'>,
  file: number,
): Sighting {
  const { recorderSerial } = session;
  const isVideo = file % 10 < 6;
  const text = `DCIM/20261124/${recorderSerial}_035177_20261124${100_000 + file}_${file}.${isVideo ? 'MP4' : 'JPG'}`;
  return {
    ...session,
    path: { bytes: Buffer.from(text).toString('base64'), text },
    sizeBytes: isVideo ? randomInt(140_000_000, 160_000_000) : randomInt(400_000, 4_000_000),
    modifiedAt: '2026-11-24T02:25:30.000Z',
    claim: {
      recorderSerial,
      badgeNo: '035177',
      capturedAt: '2026-11-24T10:15:30+08:00',
      sequenceNo: file,
      deviceMarked: false,
    },
  };
}

function collectedBody(sighting: Sighting): EventBodies['collected'] {
  const { sizeBytes } = sighting;
  const sha256 = randomDigest();
  const partSizeBytes = partSizeFor(sizeBytes);
  const parts = partCount(sizeBytes, partSizeBytes);
  const isVideo = sighting.path.text.endsWith('MP4');
  return {
    recordingId: recordingIdOf(sha256),
    sha256,
    sizeBytes,
    partSizeBytes,
    partSha256: parts === 1 ? [sha256] : Array.from({ length: parts }, randomDigest),
    extension: isVideo ? 'mp4' : 'jpg',
    inspection: {
      outcome: 'healthy',
      kind: isVideo ? 'video' : 'image',
      container: isVideo ? 'mp4' : 'jpeg',
      durationMs: isVideo ? 600_000 : null,
      codecs: isVideo ? ['avc', 'aac'] : [],
      width: 1280,
      height: 720,
      problems: [],
    },
    sighting,
  };
}

function randomDigest(): string {
  return createHash('sha256').update(randomBytes(16)).digest('hex');
}
