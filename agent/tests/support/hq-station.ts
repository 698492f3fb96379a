import { createHash, randomUUID } from 'node:crypto';
import { type Batch, batchHash, batchSchema, genesisHead, lastSeqOf } from '@rollcall/shared/contract/batch';
import type { Receipt, Refusal } from '@rollcall/shared/contract/down-message';
import type { EventEnvelope } from '@rollcall/shared/contract/event';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { StoreRegistrationRequest, StoreRegistrationResponse } from '@rollcall/shared/http/station-stores';
import { compactVerify, importJWK } from 'jose';

export type HqEvent = EventEnvelope & { incarnation: number };
type Cursor = { through: number; head: string };

/** What the HQ of the tests knows of one station. `save` and `restore` are a backup of its database. */
export class HqStation {
  readonly stationId: string;
  readonly code: string;
  publicJwk: PublicJwk | undefined;
  frozen = false;
  archivedThrough = 0;
  counter = 0;
  storeId = '';
  incarnation = 0;
  cursors: Record<number, Cursor> = {};
  hashes: Record<string, string> = {};
  events: HqEvent[] = [];
  batches: string[] = [];
  registrations: { request: StoreRegistrationRequest; response: StoreRegistrationResponse }[] = [];
  equivocations: string[] = [];

  constructor(stationId: string, code: string) {
    this.stationId = stationId;
    this.code = code;
  }

  get cursor(): Cursor {
    return this.cursors[this.incarnation] ?? { through: 0, head: genesisHead };
  }

  register(request: StoreRegistrationRequest): StoreRegistrationResponse {
    const response = this.decide(request);
    this.registrations.push({ request, response });
    return response;
  }

  private decide(request: StoreRegistrationRequest): StoreRegistrationResponse {
    const { incarnation, cursor } = this;
    if (this.frozen) return { outcome: 'frozen', incarnation, ...cursor, previous: null };
    if (request.incarnation > incarnation) {
      this.adopt(request.incarnation, request.storeId);
      return { outcome: 'continued', incarnation: this.incarnation, ...this.cursor, previous: null };
    }
    const known = request.storeId === this.storeId && request.incarnation > 0;
    if (known && request.incarnation === incarnation && request.lastSeq >= cursor.through) {
      return { outcome: 'continued', incarnation, ...cursor, previous: null };
    }
    if (known) this.equivocations.push('rolled_back');
    const previous = incarnation > 0 ? { incarnation, ...cursor } : null;
    this.storeId = request.storeId;
    this.incarnation = incarnation + 1;
    const outcome = known ? 'rolled_back' : 'registered';
    return { outcome, incarnation: this.incarnation, through: 0, head: genesisHead, previous };
  }

  /** Takes a batch as HQ would, and tells why not. */
  async take(jws: string): Promise<Refusal['reason'] | undefined> {
    if (!this.publicJwk) return 'revoked';
    let payload: Uint8Array;
    try {
      ({ payload } = await compactVerify(jws, await importJWK(this.publicJwk, 'EdDSA')));
    } catch {
      return 'bad_signature';
    }
    this.batches.push(jws);
    if (this.frozen) return 'frozen';
    const batch = batchSchema.parse(JSON.parse(Buffer.from(payload).toString()));
    return this.append(batch, batchHash(payload, sha256));
  }

  private append(batch: Batch, hash: string): Refusal['reason'] | undefined {
    const { incarnation, firstSeq } = batch;
    if (incarnation > this.incarnation) this.adopt(incarnation, this.storeId);
    if (incarnation !== this.incarnation) return 'fenced';
    const { through, head } = this.cursor;
    const key = `${incarnation}/${firstSeq}`;
    if (firstSeq <= through) {
      if (this.hashes[key] === hash) return undefined;
      this.equivocations.push(key);
      return 'equivocation';
    }
    if (firstSeq > through + 1 || batch.prev !== head) return 'broken_chain';
    this.hashes[key] = hash;
    this.cursors[incarnation] = { through: lastSeqOf(batch), head: hash };
    this.events.push(...batch.events.map((event) => ({ ...event, incarnation })));
    return undefined;
  }

  /** An incarnation that was forgotten with a database. */
  private adopt(incarnation: number, storeId: string): void {
    this.incarnation = incarnation;
    this.storeId = storeId;
  }

  receipt(cloudEpoch: number): Receipt {
    this.counter += 1;
    const { stationId, incarnation, counter, archivedThrough } = this;
    return { v: 1, kind: 'receipt', stationId, incarnation, cloudEpoch, counter, ...this.cursor, archivedThrough };
  }

  refusal(cloudEpoch: number, reason: Refusal['reason']): Refusal {
    this.counter += 1;
    const { stationId, incarnation, counter } = this;
    const nextStep = 'Ask the brigade office.';
    return { v: 1, kind: 'refusal', stationId, incarnation, cloudEpoch, counter, reason, firstSeq: null, nextStep };
  }

  save(): object {
    const { counter, storeId, incarnation, cursors, hashes, events } = this;
    return structuredClone({ counter, storeId, incarnation, cursors, hashes, events });
  }

  restore(saved: object): void {
    Object.assign(this, structuredClone(saved));
  }

  eventsOf(type: string): HqEvent[] {
    return this.events.filter((event) => event.type === type);
  }
}

export function newCode(secretSeed: string, fingerprint: string): string {
  const secret = createHash('sha256')
    .update(`${secretSeed}${randomUUID()}`)
    .digest('hex')
    .replaceAll(/[0189]/g, 'z');
  return `${secret.slice(0, 26)}.${fingerprint}`;
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
