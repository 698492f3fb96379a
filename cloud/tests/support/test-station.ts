import { createHash, randomUUID } from 'node:crypto';
import { enrolStation } from '@rollcall/cloud/auth/enrol-station';
import { issueStationToken } from '@rollcall/cloud/auth/station-token';
import { registerStore } from '@rollcall/cloud/ingest/register-store';
import { batchHash, batchJwsType, genesisHead } from '@rollcall/shared/contract/batch';
import { type DownMessage, downMessageSchema, type Receipt } from '@rollcall/shared/contract/down-message';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { topics } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import { CompactSign, type CryptoKey, calculateJwkThumbprint, compactVerify, exportJWK, generateKeyPair } from 'jose';
import mqtt, { type MqttClient } from 'mqtt';
import type { TestHq } from './test-hq.ts';
import { until } from './until.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const bootId = randomUUID();

export interface Sealed {
  jws: string;
  hash: string;
  firstSeq: number;
  lastSeq: number;
}

/** An event's envelope but for its seq. */
export function event(changes: { type?: string; body?: unknown; wall?: string } = {}) {
  const wall = new Date().toISOString();
  return {
    id: randomUUID(),
    type: 'station_started',
    wall,
    bootId,
    monotonicMs: 1,
    body: { agentVersion: '1' },
    ...changes,
  };
}

/** The protocol's other end, as plain as can be: seals batches when told to, and keeps what HQ says. */
export class TestStation {
  readonly stationId: string;
  readonly heard: DownMessage[] = [];
  incarnation = 0;
  lastSeq = 0;
  head = genesisHead;
  readonly #hq: TestHq;
  readonly #privateKey: CryptoKey;
  readonly #thumbprint: string;
  readonly publicJwk: PublicJwk;
  #client: MqttClient | undefined;

  private constructor(
    hq: TestHq,
    stationId: string,
    key: { privateKey: CryptoKey; publicJwk: PublicJwk; thumbprint: string },
  ) {
    this.#hq = hq;
    this.stationId = stationId;
    this.#privateKey = key.privateKey;
    this.publicJwk = key.publicJwk;
    this.#thumbprint = key.thumbprint;
  }

  /** A new station that is enrolled and whose store is registered. */
  static async create(hq: TestHq, stationId = `st-${randomUUID().slice(0, 8)}`): Promise<TestStation> {
    const station = await TestStation.unenrolled(hq, stationId);
    await hq.addStation(stationId);
    const code = await hq.enrolmentCode(stationId);
    const deps = { db: hq.db, hqKeys: hq.hqKeys, now: () => new Date(), brokerPasswords: false };
    await enrolStation(deps, { code, publicJwk: station.publicJwk, agentVersion: '1' }, randomUUID());
    await station.register();
    return station;
  }

  static async unenrolled(hq: TestHq, stationId: string): Promise<TestStation> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    const publicJwk = (await exportJWK(publicKey)) as PublicJwk;
    return new TestStation(hq, stationId, {
      privateKey,
      publicJwk,
      thumbprint: await calculateJwkThumbprint(publicJwk),
    });
  }

  storeId: string = randomUUID();

  async register() {
    const { storeId, incarnation, lastSeq, head } = this;
    const deps = { db: this.#hq.db, now: () => new Date() };
    const answer = await registerStore(deps, this.stationId, { storeId, incarnation, lastSeq, head });
    if (answer.outcome === 'registered' || answer.outcome === 'rolled_back') {
      this.incarnation = answer.incarnation;
      this.lastSeq = 0;
      this.head = genesisHead;
    }
    return answer;
  }

  get topic(): string {
    return topics.up(this.#shard, this.stationId);
  }

  get #shard(): string {
    return shardOf(this.stationId, sha256);
  }

  /** The next batch of the chain. `fork` leaves the station where it was, so that the next one has the same numbers. */
  async seal(events: object[], options: { fork?: boolean; changes?: object; key?: CryptoKey } = {}): Promise<Sealed> {
    const firstSeq = this.lastSeq + 1;
    const numbered = events.map((one, index) => ({ seq: firstSeq + index, ...one }));
    const { stationId, incarnation, head } = this;
    const batch = { v: 1, stationId, incarnation, firstSeq, prev: head, events: numbered, ...options.changes };
    const payload = Buffer.from(JSON.stringify(batch));
    const jws = await this.sign(payload, options.key);
    const hash = batchHash(payload, sha256);
    const lastSeq = firstSeq + events.length - 1;
    if (!options.fork) Object.assign(this, { lastSeq, head: hash });
    return { jws, hash, firstSeq, lastSeq };
  }

  sign(payload: Uint8Array, key: CryptoKey = this.#privateKey): Promise<string> {
    return new CompactSign(payload)
      .setProtectedHeader({ alg: 'EdDSA', typ: batchJwsType, kid: this.#thumbprint })
      .sign(key);
  }

  /** Opens HQ, and a broker that asks HQ. */
  token(now = new Date()): Promise<string> {
    const holder = { stationId: this.stationId, keyThumbprint: this.#thumbprint };
    return issueStationToken({ hqKeys: this.#hq.hqKeys, now: () => now }, holder);
  }

  async brokerPassword(): Promise<string> {
    return (await this.#hq.admitToBroker?.(this.stationId)) ?? this.token();
  }

  async connect(url: string, will?: { connection: number }): Promise<void> {
    const password = await this.brokerPassword();
    const topic = topics.presence(this.#shard, this.stationId);
    this.#client = await mqtt.connectAsync(url, {
      protocolVersion: 4,
      username: this.stationId,
      password,
      clientId: `${this.stationId}-${randomUUID()}`,
      reconnectPeriod: 50,
      ...(will ? { will: { topic, payload: this.#presence('offline', will.connection), retain: true, qos: 1 } } : {}),
    });
    this.#client.on('error', () => undefined);
    this.#client.on('message', (_topic, payload) => void this.#hear(payload));
    await this.#client.subscribeAsync(topics.down(this.#shard, this.stationId), { qos: 1 });
  }

  async publish(...batches: Sealed[]): Promise<void> {
    for (const { jws } of batches) await this.publishRaw(this.topic, jws);
  }

  async publishRaw(topic: string, payload: string): Promise<void> {
    await this.#client?.publishAsync(topic, payload, { qos: 1 });
  }

  async publishPresence(
    state: 'online' | 'offline',
    connection: number,
    lease?: { renewal: number; ms: number },
    clockBehindMs?: number,
  ): Promise<void> {
    const topic = topics.presence(this.#shard, this.stationId);
    await this.#client?.publishAsync(topic, this.#presence(state, connection, lease, clockBehindMs), {
      qos: 1,
      retain: true,
    });
  }

  #presence(
    state: 'online' | 'offline',
    connection: number,
    lease?: { renewal: number; ms: number },
    clockBehindMs?: number,
  ): string {
    return JSON.stringify({ v: 1, state, incarnation: this.incarnation, connection, lease, clockBehindMs });
  }

  async #hear(payload: Buffer): Promise<void> {
    const { payload: text } = await compactVerify(payload.toString(), this.#hq.hqKeys.publicKey);
    this.heard.push(downMessageSchema.parse(JSON.parse(Buffer.from(text).toString())));
  }

  /** The newest receipt, once it says so much. Of two ingesters an older one may arrive later. */
  async receipt(holds: (receipt: Receipt) => boolean): Promise<Receipt> {
    const newest = () =>
      this.heard
        .filter((message) => message.kind === 'receipt')
        .toSorted((one, other) => one.cloudEpoch - other.cloudEpoch || one.counter - other.counter)
        .at(-1);
    return until(newest, (receipt) => receipt !== undefined && holds(receipt)) as Promise<Receipt>;
  }

  async refusal(reason: string) {
    const find = () => this.heard.find((message) => message.kind === 'refusal' && message.reason === reason);
    return until(find);
  }

  /** Ends as a cut cable does: the broker sends the will. */
  cut(): void {
    this.#client?.stream.destroy();
  }

  async disconnect(): Promise<void> {
    await this.#client?.endAsync(true);
  }
}
