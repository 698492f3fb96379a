import type { DrawFacts } from '@rollcall/shared/draw/draw-facts';
import { askingOrder } from '@rollcall/shared/draw/hashes';
import type { NextDraw } from '@rollcall/shared/draw/plan';
import type { DrawRefusal } from '@rollcall/shared/draw/refusal';
import { partsOf, populationOf, type Ripe, rootOf } from '@rollcall/shared/draw/sample';
import { sampleKeys, sampleWitness, sha256 } from '../evidence/sample-keys.ts';
import { asRipe, bundleBytes, DrawLedger, firstDraw, sampleItems, samplePlan, sampleRoster } from './draw-ledger.ts';
import { type Cheat, drawOnce } from './honest-draw.ts';

/** A bundle, what is handed in beside it, and what every tool must say of it. */
export interface DrawCase {
  name: string;
  bytes: Buffer;
  root?: string | undefined;
  witnessKeys?: string[];
  state: 'true' | 'waits' | 'refused';
  code?: DrawRefusal;
  unchecked?: string[];
}

type Line = Record<string, unknown> & { kind: string };
type Position = { index: number; hash: string };

const { rootFingerprint } = sampleKeys();
const others = 'f'.repeat(64);

export function drawCases(): DrawCase[] {
  return [...honestCases(), ...cheatingCases(), ...chainCases(), ...changedCases()];
}

function honestCases(): DrawCase[] {
  const thirty = Array.from({ length: 30 }, (_, nr) => `u${nr}`);
  const names = (units: readonly string[]) => units.map((unit) => `station-${unit}1`);
  return [
    ok('an honest draw', {}),
    {
      ...ok('an honest draw of which the root is not given', {}),
      root: undefined,
      unchecked: ['root_not_given', 'no_given_witness'],
    },
    {
      ...ok('an honest draw with the key of a witness', {}),
      witnessKeys: [sampleWitness('station-a1').verifierKey],
      unchecked: [],
    },
    ok('a brigade of one station', { roster: sampleRoster(['a']) }),
    ok('a brigade of two units with three stations each', { roster: sampleRoster(['a', 'b'], 3) }),
    ok('a brigade of thirty units', { roster: sampleRoster(thirty) }),
    ok('thirty units of which fifteen are dead', { roster: sampleRoster(thirty), silent: names(thirty.slice(0, 15)) }),
    ok('nobody answers', { silent: names(['a', 'b', 'c']) }),
    ok('a brigade without any station', { roster: [] }),
    ok('nothing to draw from', { items: [] }),
    ok('everything is drawn', {
      plan: { ...samplePlan, strata: [{ key: 'rest', perMille: 1000, minimum: 0, cap: null }] },
    }),
    ok('an item that was cancelled is left out', withCancelled()),
    // What it committed to is all that counts.
    ok('a reveal signed by a key that the station got since', { reveal: { 'station-a1': { signer: 'another' } } }),
    { ...ok('a secret is still shut', { reveal: { 'station-b1': null }, finish: () => null }), state: 'waits' },
    { ...ok('all secrets are open, and HQ has not drawn yet', { finish: () => null }), state: 'waits' },
  ];
}

function cheatingCases(): DrawCase[] {
  const ripe = sampleItems(60).map((item) => asRipe(item));
  const told = (items: readonly Ripe[], plan = samplePlan) => {
    const population = populationOf(items, plan);
    const strata = partsOf(population, plan).map(({ key, size }) => ({ key, size }));
    return { population: { size: population.length, root: rootOf(population, sha256), strata } };
  };
  const [first] = ripe as [Ripe];
  const far = '2026-11-25T23:00:00.000Z';
  const second = (unit: string) => ({ station: `station-${unit}1`, commitment: others });
  return [
    no('two announcements', 'two_announcements', {
      beforeClose: ({ ledger }) => ledger.announce(1, { index: 5, hash: others }),
    }),
    no('two closes', 'two_closes', { afterClose: ({ ledger, close }) => copyLeaf(ledger, close.index) }),
    no('the same draw is announced again after its close', 'two_announcements', {
      afterClose: ({ ledger, close }) => ledger.announce(1, close),
    }),
    no('a commitment is dropped', 'commitment_omitted', {
      close: ({ committed }) => ({ commitments: committed.slice(1) }),
    }),
    no('a commitment is put in', 'commitment_omitted', {
      close: ({ committed }) => ({ commitments: [...committed, second('d')] }),
    }),
    no('HQ tells another commitment than the station', 'batch_differs', { commit: { 'station-a1': { told: others } } }),
    no('another key commits in the name of a station', 'batch_signature', {
      commit: { 'station-a1': { signer: 'sham' } },
    }),
    no('a commitment in a batch with other events', 'batch_differs', { commit: { 'station-a1': { events: 2 } } }),
    no('a sham station that the roster does not have', 'not_custodian', {
      beforeClose: ({ ledger, announcement }) => ledger.commit({ draw: 1, station: 'station-z1', announcement }),
    }),
    no('the second commitment of a station counts', 'commitment_omitted', {
      beforeClose: ({ ledger, announcement }) =>
        ledger.commit({ draw: 1, station: 'station-a1', announcement }, { secret: others }),
      close: ({ committed, ledger }) => ({ commitments: withSecond([...committed], ledger) }),
    }),
    no('stations are asked in another order', 'asked_out_of_order', {
      asked: ['station-a1', 'station-b1', 'station-c1', 'station-a1'],
    }),
    no('not all units are asked in the first draw', 'closed_early', {
      asked: orderedStations().slice(0, 2),
      silent: ['station-a1', 'station-b1', 'station-c1'],
    }),
    no('it is closed before its time', 'closed_early', { announce: { closesAt: far } }),
    no('HQ opens another secret', 'hq_secret_differs', { close: () => ({ secret: others }) }),
    no('the close is about another announcement', 'close_differs', {
      close: () => ({ announcement: { index: 6, hash: others } }),
    }),
    no('an item is left out', 'population_differs', { close: () => told(ripe.slice(1)) }),
    no('an item is put in', 'population_differs', { close: () => told([...ripe, { ...first, item: 'item-99999' }]) }),
    no('an item is moved to another stratum', 'population_differs', {
      close: () => told([{ ...first, activityType: null, kind: 'shift', dutyType: 'day' }, ...ripe.slice(1)]),
    }),
    no('an item counts for another officer', 'population_differs', {
      close: () => told([{ ...first, tag: others }, ...ripe.slice(1)]),
    }),
    no('the population is of another plan', 'population_differs', {
      close: () => told(ripe, { ...samplePlan, strata: samplePlan.strata.slice(1) }),
    }),
    no('an item is ripe twice', 'item_twice', { items: [...sampleItems(20), ...sampleItems(1)] }),
    no('an item is excluded without a leaf that says why', 'exclusion_unjustified', {
      close: ({ ledger }) => ({
        exclusions: [{ kind: first.kind, item: first.item, index: ledger.leaves.length - 1 }],
        ...told(ripe.slice(1)),
      }),
    }),
    no('a shift is excluded because another was cancelled', 'exclusion_unjustified', withCancelled('item-00002')),
    no('it says that it draws again what no draw left', 'again_differs', { close: () => ({ again: [1] }) }),
    no('a station reveals another secret', 'secret_differs', { reveal: { 'station-a1': { secret: others } } }),
    no('a station reveals for another close', 'close_differs', {
      reveal: { 'station-c1': null },
      finish: () => null,
      afterClose: ({ ledger, close }) =>
        ledger.reveal({ draw: 1, station: 'station-c1', close: { ...close, hash: others } }),
    }),
    no('a secret comes from who did not commit', 'secret_differs', {
      afterClose: ({ ledger, close }) => ledger.reveal({ draw: 1, station: 'station-z1', close }),
    }),
    no('HQ draws while a secret is shut', 'seed_differs', { reveal: { 'station-b1': null } }),
    no('another seed', 'seed_differs', { finish: (right) => ({ ...right, seed: others }) }),
    no('another sample', 'sample_differs', {
      finish: (right) => ({ ...right, sample: { ...right.sample, root: others } }),
    }),
    no('a smaller sample', 'sample_differs', {
      finish: (right) => ({ ...right, sample: { ...right.sample, size: right.sample.size - 1 } }),
    }),
    no('the roster is ordered by a seed of no draw', 'order_differs', {}, (ledger) => {
      const next = { ...firstDraw(sampleRoster(['a'])), order: { draw: 0, seed: others } };
      return ledger.fact('draws_started', { next });
    }),
    no('a fact of a draw about another draw', 'fact_refused', {
      afterClose: ({ ledger }) => ledger.fact('draw_voided', { draw: 1 }, 'draw:7'),
    }),
    no('a fact that names an officer', 'fact_refused', {
      afterClose: ({ ledger }) =>
        ledger.add({ type: 'check_ripe', subject: 'shift:x', payload: { ...sampleItems(2)[1], name: '张三' } }),
    }),
  ];
}

/** Several draws, one behind the other and at the same time. */
function chainCases(): DrawCase[] {
  return [
    {
      name: 'a void draw is drawn from again',
      bytes: bundleBytes(voided().lines),
      root: rootFingerprint,
      state: 'true',
    },
    {
      name: 'a void draw is forgotten',
      bytes: bundleBytes(voided({ again: [] }).lines),
      root: rootFingerprint,
      state: 'refused',
      code: 'again_differs',
    },
    {
      ...{ name: 'a draw that was void is still replayed', bytes: bundleBytes(voided({}, 1).lines) },
      ...{ root: rootFingerprint, state: 'true' },
    },
    {
      name: 'the bundle begins behind what the void draw drew from',
      bytes: bundleBytes(voided({}, 2, 'close').lines),
      root: rootFingerprint,
      state: 'refused',
      code: 'no_start',
    },
    {
      name: 'the third draw is ordered by the first seed',
      bytes: bundleBytes(third().lines),
      root: rootFingerprint,
      state: 'true',
    },
    {
      name: 'the third draw is ordered by another seed',
      bytes: bundleBytes(third(others).lines),
      root: rootFingerprint,
      state: 'refused',
      code: 'order_differs',
    },
    {
      ...{
        name: 'the third draw alone: the seed of its order is HQ’s word',
        bytes: bundleBytes(third(undefined, true).lines),
      },
      ...{ root: rootFingerprint, state: 'true', unchecked: ['no_given_witness', 'order_by_hq'] },
    },
    {
      name: 'one more station is asked than needed',
      bytes: bundleBytes(third(undefined, false, 1).lines),
      root: rootFingerprint,
      state: 'refused',
      code: 'asked_too_many',
    },
  ];
}

/** A bundle that somebody changed without HQ's keys. */
function changedCases(): DrawCase[] {
  const { lines } = drawOnce();
  const change = (name: string, code: DrawRefusal, how: (lines: Line[]) => unknown): DrawCase => {
    const changed = structuredClone(lines) as Line[];
    const result = how(changed);
    return {
      name,
      bytes: Buffer.isBuffer(result) ? result : bundleBytes(changed),
      root: rootFingerprint,
      state: 'refused',
      code,
    };
  };
  const payloadOf = (all: Line[], type: string) =>
    all.find((line) => (line.leaf as { type?: string } | undefined)?.type === type)?.payload as Record<string, unknown>;
  const put = (type: string, key: string, value: unknown) => (all: Line[]) => {
    payloadOf(all, type)[key] = value;
  };
  const at = (all: Line[], type: string) =>
    all.findIndex((line) => (line.leaf as { type?: string } | undefined)?.type === type);
  return [
    change('a changed item', 'payload_differs', put('check_ripe', 'dutyType', 'other')),
    change('a changed secret', 'payload_differs', put('draw_revealed', 'secret', others)),
    change('a changed ratio', 'payload_differs', (all) => {
      const next = payloadOf(all, 'draws_started').next as NextDraw;
      (next.plan.strata[0] as { perMille: number }).perMille = 999;
    }),
    change('a changed seed', 'payload_differs', put('draw_finished', 'seed', others)),
    change(
      'a changed exclusion',
      'payload_differs',
      put('draw_closed', 'exclusions', [{ kind: 'shift', item: 'item-00001', index: 1 }]),
    ),
    change('two leaves change places', 'index_differs', (all) => all.splice(3, 2, all[4] as Line, all[3] as Line)),
    change('two items change places', 'history_differs', (all) => {
      const [a, b] = [all[2] as Line, all[3] as Line];
      [a.index, b.index] = [b.index, a.index];
      all.splice(2, 2, b, a);
    }),
    change('a leaf is missing', 'index_differs', (all) => all.splice(4, 1)),
    change('the last leaf is missing', 'leaves_missing', (all) => all.splice(at(all, 'draw_finished'), 1)),
    change('a leaf of a draw is not opened', 'not_opened', (all) => {
      Object.assign(all[at(all, 'draw_committed')] as Line, { subject: null, payload: null, salt: null });
    }),
    change('a leaf is half opened', 'half_erased', (all) => {
      Object.assign(all[at(all, 'draw_committed')] as Line, { salt: null });
    }),
    change('a batch is missing', 'batch_missing', (all) =>
      all.splice(
        all.findIndex(({ kind }) => kind === 'batch'),
        1,
      ),
    ),
    change('a batch of another station', 'batch_differs', (all) => {
      const batches = all.filter(({ kind }) => kind === 'batch');
      (batches[0] as Line).jws = (batches[1] as Line).jws;
    }),
    change('a batch with another signature', 'batch_signature', (all) => {
      const batches = all.filter(({ kind }) => kind === 'batch');
      const [one, other] = [batches[0] as Line, batches[1] as Line].map(({ jws }) => String(jws).split('.'));
      (batches[0] as Line).jws = [...(one ?? []).slice(0, 2), other?.[2]].join('.');
    }),
    change('the hashes in front are others', 'history_differs', (all) => {
      (all[0] as { before?: { nodes: string[] } } & Line).before = { size: 5, nodes: [others, others] } as never;
    }),
    change('more hashes in front than the tree has', 'line_refused', (all) => {
      (all[0] as { before?: unknown } & Line).before = { size: 5, nodes: [others, others, others] };
    }),
    change('a checkpoint of another HQ', 'signature_wrong', (all) => {
      const note = String((all.at(-1) as Line).note);
      (all.at(-1) as Line).note = note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`);
    }),
    change('no checkpoint', 'checkpoint_missing', (all) => all.pop()),
    change('another draw than the file has', 'no_announcement', (all) => {
      (all[0] as Line).draw = 2;
    }),
    change('an earlier draw than the file has', 'no_start', (all) => {
      all.splice(1, at(all, 'draw_closed') - 1);
      const ledger = drawOnce();
      return bundleBytes(ledger.ledger.linesOf(1, ledger.close.index));
    }),
    change('a line with blanks', 'line_refused', (all) =>
      Buffer.from(bundleBytes(all).toString().replace('"kind":"leaf"', '"kind": "leaf"')),
    ),
    change('a line cut off', 'line_refused', (all) => bundleBytes(all).subarray(0, -1)),
    change('a line of no kind', 'line_refused', (all) => all.splice(1, 0, { kind: 'note' })),
    change('no bundle', 'no_bundle', () => Buffer.from('{"kind":"dump"}\n')),
    change('an empty file', 'no_bundle', () => Buffer.alloc(0)),
    change('no text', 'no_bundle', () => Buffer.from([0xff, 0x0a])),
    {
      ...change('another root than was given', 'root_differs', () => bundleBytes(lines)),
      root: sampleKeys('other').rootFingerprint,
    },
    change('a broken key set', 'key_set_refused', (all) => {
      (all[0] as Line).keySet = String((all[0] as Line).keySet).slice(1);
    }),
    change('another origin', 'origin_differs', (all) => {
      (all[0] as Line).origin = 'another/hq';
    }),
  ];
}

function ok(name: string, cheat: Cheat): DrawCase {
  return { name, bytes: bundleBytes(drawOnce(cheat).lines), root: rootFingerprint, state: 'true' };
}

function no(name: string, code: DrawRefusal, cheat: Cheat, start?: (ledger: DrawLedger) => Position): DrawCase {
  if (!start) return { ...ok(name, cheat), state: 'refused', code };
  const ledger = new DrawLedger();
  const before = start(ledger);
  const { next } = (ledger.leaves[before.index] as { payload: unknown } as { payload: DrawFacts['draws_started'] })
    .payload;
  const announcement = ledger.announce(1, before);
  const asked = ledger.ask(next, ['station-a1']);
  const committed = asked.map((station) => ({
    station,
    commitment: ledger.commit({ draw: 1, station, announcement }),
  }));
  ledger.close({ next, before, announcement, ripe: [], committed, after: { ...next, draw: 2 } });
  return { name, bytes: bundleBytes(ledger.linesOf(1, before.index)), root: rootFingerprint, state: 'refused', code };
}

function copyLeaf(ledger: DrawLedger, index: number): void {
  const leaf = ledger.leaves[index];
  if (!leaf?.payload || leaf.subject === null) throw new Error(`there is no leaf ${index}`);
  ledger.add({ type: leaf.leaf.type, subject: leaf.subject, payload: leaf.payload });
}

/** The stations of the sample brigade in the order in which they are asked. */
function orderedStations(): string[] {
  return askingOrder(firstDraw(sampleRoster(['a', 'b', 'c'])), sha256).stations;
}

/** The commitments with the second one of a station in place of its first. */
function withSecond(committed: DrawFacts['draw_closed']['commitments'], ledger: DrawLedger) {
  const { payload } = ledger.leaves.at(-1) as { payload: unknown } as { payload: DrawFacts['draw_committed'] };
  const { station, commitment } = payload;
  return committed
    .map((one) => (one.station === station ? { station, commitment } : one))
    .sort((a, b) => (a.station < b.station ? -1 : 1));
}

/** A shift is cancelled after it became ripe, and left out for that. @param excluded another one, in its place */
function withCancelled(excluded = 'item-00001'): Cheat {
  const items = sampleItems(60);
  let index = -1;
  return {
    items,
    excluded,
    beforeClose({ ledger }) {
      ({ index } = ledger.fact('check_excluded', { kind: 'shift', item: 'item-00001', why: 'shift_cancelled' }));
    },
    close: () => ({ exclusions: [{ kind: 'shift', item: excluded, index }] }),
  };
}

/** A draw of a chain, with nobody silent. @param end what becomes of it */
function oneOf(
  ledger: DrawLedger,
  {
    next,
    before,
    items,
    again = [],
    after,
  }: { next: NextDraw; before: Position; items: Ripe[]; again?: number[]; after: NextDraw },
  { told = {}, more = 0 }: { told?: Parameters<DrawLedger['close']>[1]; more?: number } = {},
) {
  const { draw } = next;
  const announcement = ledger.announce(draw, before);
  const order = askingOrder(next, sha256);
  const asked = ledger.ask(next);
  const committed = asked
    .slice(0, order.enough)
    .map((station) => ({ station, commitment: ledger.commit({ draw, station, announcement }) }));
  ledger.ask(next, order.stations.slice(asked.length, asked.length + more));
  const close = ledger.close({ next, before, announcement, ripe: items, committed, after }, { again, ...told });
  const stations = committed.map(({ station }) => station);
  return {
    close,
    stations,
    reveal: () => {
      for (const station of stations) ledger.reveal({ draw, station, close });
    },
  };
}

/** Draw 1 is void, draw 2 draws from it again; its secrets come late. */
function voided(told: Parameters<DrawLedger['close']>[1] = {}, draw = 2, from: 'start' | 'close' = 'start') {
  const ledger = new DrawLedger();
  const next = firstDraw(sampleRoster(['a', 'b']));
  const start = ledger.fact('draws_started', { next });
  const [old, fresh] = [sampleItems(40), sampleItems(30, 40)];
  for (const item of old) ledger.ripe(item);
  const second: NextDraw = { ...next, draw: 2 };
  const late = oneOf(ledger, { next, before: start, items: old.map((item) => asRipe(item)), after: second });
  for (const item of fresh) ledger.ripe(item);
  ledger.fact('draw_voided', { draw: 1 });
  const items = [...old.map((item) => asRipe(item, true)), ...fresh.map((item) => asRipe(item))];
  const drawn = oneOf(
    ledger,
    { next: second, before: late.close, items, again: [1], after: { ...next, draw: 3 } },
    { told },
  );
  drawn.reveal();
  ledger.fact('draw_finished', ledger.outcome(second, drawn.close, items, drawn.stations));
  late.reveal();
  ledger.fact(
    'draw_finished',
    ledger.outcome(
      next,
      late.close,
      old.map((item) => asRipe(item)),
      late.stations,
    ),
  );
  return { ledger, lines: ledger.linesOf(draw, from === 'start' ? start.index : late.close.index) };
}

/** Three draws of five units; the first seed orders the third. @param alone the bundle begins with the close of the second */
function third(seed?: string, alone = false, more = 0) {
  const ledger = new DrawLedger();
  const first = firstDraw(sampleRoster(['a', 'b', 'c', 'd', 'e']));
  const start = ledger.fact('draws_started', { next: first });
  const second: NextDraw = { ...first, draw: 2 };
  const one = oneOf(ledger, { next: first, before: start, items: [], after: second });
  one.reveal();
  const outcome = ledger.outcome(first, one.close, [], one.stations);
  ledger.fact('draw_finished', outcome);
  const last: NextDraw = { ...first, draw: 3, order: { draw: 1, seed: seed ?? outcome.seed } };
  const two = oneOf(ledger, { next: second, before: one.close, items: [], after: last });
  for (const item of sampleItems(30)) ledger.ripe(item);
  const items = sampleItems(30).map((item) => asRipe(item));
  const three = oneOf(ledger, { next: last, before: two.close, items, after: { ...last, draw: 4 } }, { more });
  three.reveal();
  ledger.fact('draw_finished', ledger.outcome(last, three.close, items, three.stations));
  return { ledger, lines: ledger.linesOf(3, alone ? two.close.index : start.index) };
}
