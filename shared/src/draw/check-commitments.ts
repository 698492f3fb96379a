import { fromBase64Url } from '../bytes/base64.ts';
import { batchHash, batchJwsType, batchSchema } from '../contract/batch.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import { isJwsSignedBy, readCompactJws } from '../contract/compact-jws.ts';
import type { drawEventSchemas } from '../contract/draw-event.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { compare } from './hashes.ts';
import { type Fact, factsOf, type Opened } from './open-draw.ts';
import type { Bundle } from './read-bundle.ts';
import { refuseUnless } from './refusal.ts';

export interface Committed {
  station: string;
  commitment: string;
}

/** The first commitment of each station that was asked, as it signed it; the close lists all of them. */
export function checkCommitments(
  bundle: Bundle,
  { draw, before, announcement, close }: Opened,
  crypto: DrawCrypto,
): Committed[] {
  const keys = new Map(before.next.roster.map(({ station, key }) => [station, key]));
  const askedAt = new Map(factsOf(bundle, 'draw_asked', draw).map(({ index, payload }) => [payload.station, index]));
  const first = new Map<string, string>();
  for (const fact of factsOf(bundle, 'draw_committed', draw)) {
    const { index, payload } = fact;
    if (index > close.index) continue;
    const entry = `leaf ${index}`;
    const { station, commitment } = payload;
    const key = keys.get(station);
    refuseUnless(key !== undefined && (askedAt.get(station) ?? index) < index, 'not_custodian', entry);
    const { index: at, hash } = announcement;
    checkBatch(bundle, fact, { draw, announcement: { index: at, hash }, commitment }, crypto);
    const signed = isJwsSignedBy(
      bundle.batches.get(index) ?? '',
      fromBase64Url(key) ?? new Uint8Array(0),
      crypto.verifyEd25519,
    );
    refuseUnless(signed, 'batch_signature', entry);
    if (!first.has(station)) first.set(station, commitment);
  }
  const committed = [...first].map(([station, commitment]) => ({ station, commitment }));
  committed.sort((a, b) => compare(a.station, b.station));
  refuseUnless(
    canonicalJson(close.payload.commitments) === canonicalJson(committed),
    'commitment_omitted',
    `leaf ${close.index}`,
  );
  return committed;
}

/** Whether the batch that a fact names says this, and nothing else. */
export function checkBatch(
  { batches }: Bundle,
  { type, index, payload }: Fact<'draw_committed'> | Fact<'draw_revealed'>,
  body: object,
  { sha256 }: DrawCrypto,
): void {
  const entry = `leaf ${index}`;
  const jws = batches.get(index);
  refuseUnless(jws !== undefined, 'batch_missing', entry);
  const read = batchSchema.safeParse(readCompactJws(jws, batchJwsType)?.payload);
  const bytes = fromBase64Url(jws.split('.')[1] ?? '');
  refuseUnless(read.success && bytes !== null, 'batch_differs', entry);
  const { stationId, incarnation, firstSeq, events } = read.data;
  const [event] = events;
  const { batch, station } = payload;
  const told = {
    stationId,
    incarnation,
    firstSeq,
    hash: batchHash(bytes, sha256),
    type: event?.type,
    body: event?.body,
  };
  const expected = {
    ...{ stationId: station, incarnation: batch.incarnation, firstSeq: batch.lastSeq, hash: batch.hash },
    ...{ type: type satisfies keyof typeof drawEventSchemas, body },
  };
  refuseUnless(events.length === 1 && canonicalJson(told) === canonicalJson(expected), 'batch_differs', entry);
}
