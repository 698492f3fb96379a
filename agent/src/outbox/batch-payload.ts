import { createHash } from 'node:crypto';
import { type Batch, batchHash, batchSchema } from '@rollcall/shared/contract/batch';
import { drawEventSchemas } from '@rollcall/shared/contract/draw-event';
import type { EventEnvelope } from '@rollcall/shared/contract/event';

/** In base64 and with its signature, a payload of this size stays below 240 KiB. */
export const maxPayloadBytes = 176 * 1024;
const maxEvents = 1000;
/** The batch around its events: names, numbers, the hash of the batch before. */
const frameBytes = 512;

/** What is shown to everybody, with the whole batch that says it: no other event may be in that one. */
const standsAlone = (type: string) => Object.hasOwn(drawEventSchemas, type);

/** How a batch continues the chain. */
export type ChainEnd = { stationId: string; incarnation: number; lastSeq: number; head: string };

/**
 * Takes as many queued events as one batch holds, of a draw only one, and gives them their seq. Reads no more events than it takes but one.
 * @returns undefined when there is none
 */
export function buildBatch(
  chain: ChainEnd,
  queued: Iterable<Omit<EventEnvelope, 'seq'>>,
): { payload: Uint8Array; firstSeq: number; lastSeq: number; hash: string } | undefined {
  const firstSeq = chain.lastSeq + 1;
  const events: EventEnvelope[] = [];
  let sizeBytes = frameBytes;
  for (const event of queued) {
    const alone = standsAlone(event.type);
    if (alone && events.length > 0) break;
    const sealed = { seq: firstSeq + events.length, ...event };
    sizeBytes += Buffer.byteLength(JSON.stringify(sealed)) + 1;
    if (events.length > 0 && sizeBytes > maxPayloadBytes) break;
    events.push(sealed);
    if (alone || events.length === maxEvents) break;
  }
  if (events.length === 0) return undefined;
  const { stationId, incarnation, head: prev } = chain;
  const batch: Batch = { v: 1, stationId, incarnation, firstSeq, prev, events };
  const payload = Buffer.from(JSON.stringify(batch));
  return { payload, firstSeq, lastSeq: firstSeq + events.length - 1, hash: batchHash(payload, sha256) };
}

/** The events inside a batch's JWS, whose signature the station made itself. Undefined when it can't be read. */
export function eventsOfJws(jws: string): EventEnvelope[] | undefined {
  try {
    return batchSchema.parse(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())).events;
  } catch {
    return undefined; // A damaged journal line: the caller tells.
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
