import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { batchHash, batchJwsType } from '@rollcall/shared/contract/batch';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import type { DrawFacts, DrawFactType } from '@rollcall/shared/draw/draw-facts';
import { askingOrder, commitmentOf, hqCustodian, noSeed, seedOf } from '@rollcall/shared/draw/hashes';
import type { NextDraw, Plan } from '@rollcall/shared/draw/plan';
import { partsOf, populationOf, type Ripe, rootOf as rootOfLines, sampleOf } from '@rollcall/shared/draw/sample';
import type { DumpLeaf } from '@rollcall/shared/evidence/dump-form';
import { appendLeaves } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { type SampleKeys, sampleKeys, sampleWitness, sha256 } from '../evidence/sample-keys.ts';
import { rootOf, type SampleFact, sampleLeaf } from '../evidence/sample-ledger.ts';
import { seededKey } from '../evidence/seeded-key.ts';
import { signedJws } from '../evidence/signed-jws.ts';

export type Item = Omit<DrawFacts['check_ripe'], 'tag'> & { badgeNo: string };
type Position = { index: number; hash: string };

/**
 * The ledger of a brigade that draws, step by step, and its bundles: what HQ and stations write, with every chance to cheat. Each
 * step gives the place of its leaf.
 */
export class DrawLedger {
  readonly leaves: DumpLeaf[] = [];
  readonly batches = new Map<number, string>();
  readonly #keys: SampleKeys;
  readonly #secretOf: (draw: number, custodian: string) => string;
  #incarnations = new Map<string, number>();

  constructor({ seed = 'draws', keys = sampleKeys() }: { seed?: string; keys?: SampleKeys } = {}) {
    this.#keys = keys;
    this.#secretOf = (draw, custodian) => hex(sha256(Buffer.from(`${seed} secret ${draw} ${custodian}`)));
    // The ledger is older than its draws.
    for (let nr = 0; nr < 5; nr += 1) this.add({ type: 'shift_added', subject: `shift:old-${nr}`, payload: { nr } });
  }

  add(fact: SampleFact): Position {
    const leaf = sampleLeaf(fact, this.leaves.length);
    this.leaves.push(leaf);
    return { index: leaf.index, hash: hex(hashLeaf(leafBytes(leaf.leaf), sha256)) };
  }

  fact<Type extends DrawFactType>(type: Type, payload: DrawFacts[Type], subject?: string): Position {
    const of = 'item' in payload ? `${payload.kind}:${payload.item}` : `draw:${'draw' in payload ? payload.draw : 0}`;
    return this.add({ type, subject: subject ?? of, payload });
  }

  ripe({ badgeNo, ...item }: Item): Position {
    return this.fact('check_ripe', { ...item, tag: tagOf(badgeNo) });
  }

  announce(draw: number, before: Position, given: Partial<DrawFacts['draw_announced']> = {}): Position {
    const commitment = commitmentOf(
      { draw, after: before.hash, custodian: hqCustodian, secret: this.#secretOf(draw, hqCustodian) },
      sha256,
    );
    return this.fact('draw_announced', { draw, closesAt: '2026-11-25T00:00:00.000Z', commitment, ...given });
  }

  /** Asks as many as are asked together, or those that are named. */
  ask(next: NextDraw, stations?: readonly string[]): string[] {
    const order = askingOrder(next, sha256);
    const asked = stations ?? order.stations.slice(0, order.together);
    for (const station of asked) this.fact('draw_asked', { draw: next.draw, station });
    return [...asked];
  }

  /** @param given what HQ tells otherwise than the station @param signer another key */
  commit(
    { draw, station, announcement }: { draw: number; station: string; announcement: Position },
    given: { told?: string; signer?: string; events?: number; secret?: string } = {},
  ): string {
    const secret = given.secret ?? this.#secretOf(draw, station);
    const commitment = commitmentOf({ draw, after: announcement.hash, custodian: station, secret }, sha256);
    const batch = this.#batch(station, 'draw_committed', { draw, announcement, commitment }, given);
    const { index } = this.fact('draw_committed', { draw, station, commitment: given.told ?? commitment, batch });
    this.batches.set(index, batch.jws);
    return commitment;
  }

  /** Closes as it must be; `given` says what HQ writes otherwise. */
  close(
    {
      next,
      before,
      announcement,
      ripe,
      committed,
      after,
    }: {
      next: NextDraw;
      before: Position;
      announcement: Position;
      ripe: readonly Ripe[];
      committed: DrawFacts['draw_closed']['commitments'];
      after: NextDraw;
    },
    given: Partial<DrawFacts['draw_closed']> = {},
  ): Position {
    const population = populationOf(ripe, next.plan);
    return this.fact('draw_closed', {
      ...{
        draw: next.draw,
        closedAt: '2026-11-25T01:00:00.000Z',
        after: before,
        announcement,
        secret: this.#secretOf(next.draw, hqCustodian),
      },
      commitments: [...committed].sort((a, b) => (a.station < b.station ? -1 : 1)),
      ...{ again: [], exclusions: [], next: after },
      population: {
        size: population.length,
        root: rootOfLines(population, sha256),
        strata: partsOf(population, next.plan).map(({ key, size }) => ({ key, size })),
      },
      ...given,
    });
  }

  reveal(
    { draw, station, close }: { draw: number; station: string; close: Position },
    given: { secret?: string; signer?: string } = {},
  ): void {
    const secret = given.secret ?? this.#secretOf(draw, station);
    const payload = this.leaves[close.index]?.payload as DrawFacts['draw_closed'] | undefined;
    const body = { draw, close, root: payload?.population.root, secret };
    const batch = this.#batch(station, 'draw_revealed', body, given);
    const { index } = this.fact('draw_revealed', { draw, station, secret, close, batch });
    this.batches.set(index, batch.jws);
  }

  /** What every secret together says. */
  outcome(next: NextDraw, close: Position, ripe: readonly Ripe[], stations: readonly string[]) {
    const { draw, plan } = next;
    const population = populationOf(ripe, plan);
    const secrets = [hqCustodian, ...stations].map((id) => ({ id, secret: this.#secretOf(draw, id) }));
    const root = rootOfLines(population, sha256);
    const seed = seedOf({ draw, plan, close: close.hash, root, secrets }, sha256);
    const sample = sampleOf({ population, plan, draw, seed }, nodeDrawCrypto);
    return { draw, seed, sample: { size: sample.length, root: rootOfLines(sample, sha256) } };
  }

  /** The lines of a draw's bundle, from a leaf on. */
  linesOf(draw: number, from: number, { stations = ['station-a1'] }: { stations?: readonly string[] } = {}): object[] {
    const before = this.leaves.slice(0, from);
    const leafHashes = before.map(({ leaf }) => hashLeaf(leafBytes(leaf), sha256));
    const { frontier } = appendLeaves({ size: 0, frontier: [], leafHashes }, sha256);
    const { origin, keySetJws: keySet } = this.#keys;
    const opened = (leaf: DumpLeaf) =>
      /^(check|draws?)_/.test(leaf.leaf.type) ? leaf : { ...leaf, subject: null, payload: null, salt: null };
    return [
      {
        ...{ kind: 'draw', v: 1, draw, origin, keySet },
        witnesses: stations.map((station) => sampleWitness(station, origin).verifierKey),
        before: { size: from, nodes: frontier.map(hex) },
      },
      ...this.leaves.slice(from).map(opened),
      ...[...this.batches].filter(([index]) => index >= from).map(([index, jws]) => ({ kind: 'batch', index, jws })),
      { kind: 'checkpoint', note: this.#keys.checkpointNote(this.leaves.length, rootOf(this.leaves), stations) },
    ];
  }

  #batch(station: string, type: string, body: object, { signer, events = 1 }: { signer?: string; events?: number }) {
    const incarnation = 1;
    const lastSeq = (this.#incarnations.get(station) ?? 0) + 1;
    this.#incarnations.set(station, lastSeq);
    const event = (seq: number) => ({
      ...{ seq, id: '00000000-0000-4000-8000-000000000001', type, wall: '2026-11-25T00:00:00.000Z' },
      ...{ bootId: '00000000-0000-4000-8000-000000000002', monotonicMs: 1, body },
    });
    const jws = signedJws(
      {
        ...{ v: 1, stationId: station, incarnation, firstSeq: lastSeq, prev: '0'.repeat(64) },
        events: Array.from({ length: events }, (_, nr) => event(lastSeq + nr)),
      },
      { typ: batchJwsType },
      seededKey(signer ?? `station ${station}`),
    );
    const hash = batchHash(new Uint8Array(Buffer.from(jws.split('.')[1] ?? '', 'base64url')), sha256);
    return Object.defineProperty({ incarnation, lastSeq, hash, jws }, 'jws', { enumerable: false, value: jws });
  }
}

/** The bytes of a bundle. */
export function bundleBytes(lines: readonly object[]): Buffer {
  return Buffer.from(lines.map((line) => `${canonicalJson(line)}\n`).join(''));
}

function tagOf(badgeNo: string): string {
  return hex(sha256(Buffer.from(`salt of the year ${badgeNo}`)));
}

/** Stations `a1`, `a2` of unit `a`, and so on. */
export function sampleRoster(units: readonly string[], perUnit = 1): NextDraw['roster'] {
  return units.flatMap((unit) =>
    Array.from({ length: perUnit }, (_, nr) => {
      const station = `station-${unit}${nr + 1}`;
      return { station, key: seededKey(`station ${station}`).jwk.x, unit: `unit-${unit}` };
    }),
  );
}

export const samplePlan: Plan = {
  version: 1,
  turn: 4,
  strata: [
    { key: 'accident', kinds: ['activity'], activityTypes: ['accident'], perMille: 500, minimum: 1, cap: null },
    { key: 'night', kinds: ['shift'], dutyTypes: ['night'], perMille: 250, minimum: 2, cap: 3 },
    { key: 'rest', perMille: 70, minimum: 0, cap: null },
  ],
};

export function firstDraw(roster: NextDraw['roster'], plan = samplePlan): NextDraw {
  return { draw: 1, plan, roster, order: { draw: 0, seed: noSeed } };
}

/** So many shifts and activities of twelve officers. */
export function sampleItems(count: number, from = 0): Item[] {
  return Array.from({ length: count }, (_, nr) => {
    const at = from + nr;
    const isActivity = at % 5 === 0;
    return {
      kind: isActivity ? ('activity' as const) : ('shift' as const),
      item: `item-${String(at).padStart(5, '0')}`,
      badgeNo: `P${String(at % 12).padStart(3, '0')}`,
      unit: at % 2 === 0 ? 'unit-a' : 'unit-b',
      dutyType: at % 3 === 0 ? 'night' : 'day',
      activityType: isActivity ? (at % 10 === 0 ? 'accident' : 'checkpoint') : null,
      campaign: null,
    };
  });
}

export function asRipe({ badgeNo, ...item }: Item, again = false): Ripe {
  return { ...item, tag: tagOf(badgeNo), again };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
