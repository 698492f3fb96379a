import { canonicalJson } from '../contract/canonical-json.ts';
import type { Signer } from '../evidence/verdict.ts';
import { checkAsking } from './check-asking.ts';
import { checkCommitments } from './check-commitments.ts';
import { checkPopulation } from './check-population.ts';
import { checkReveals } from './check-reveals.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { commitmentOf, hqCustodian, type Secret, seedOf } from './hashes.ts';
import { checkOrder, factsOf, type Opened, openDraw } from './open-draw.ts';
import { type Bundle, type BundleTrust, readBundle } from './read-bundle.ts';
import { type DrawRefusal, Refused, refuseUnless } from './refusal.ts';
import { type Line, type Part, partsOf, rootOf, sampleOf } from './sample.ts';

/** What a replay says. `true`: everything follows from what the ledger holds. `waits`: so far, but a secret is still shut. */
export interface DrawVerdict {
  state: 'true' | 'waits' | 'refused';
  refusal: { code: DrawRefusal; entry: string } | null;
  draw: number | null;
  origin: string | null;
  rootFingerprint: string | null;
  checkpointSize: number | null;
  witnesses: Signer[];
  /** What can't be told from the file, or from what was handed in beside it. */
  unchecked: ('root_not_given' | 'no_given_witness' | 'order_by_hq')[];
  /** Stations whose secrets the seed has, with what it takes to choose a sample: HQ together with all of them. */
  heard: string[];
  asked: string[];
  /** Whose secrets are still shut. */
  shut: string[];
  voided: boolean;
  seed: string | null;
  population: { size: number; root: string; parts: Part[]; excluded: number } | null;
  sample: (Line & { why: 'ratio' | 'turn' })[];
}

/** Replays a draw from a bundle: recomputes all of it, and refuses it for the first thing that is wrong. Pure. */
export function replayDraw(text: Uint8Array, trust: BundleTrust, crypto: DrawCrypto): DrawVerdict {
  const verdict: DrawVerdict = {
    ...{ state: 'refused', refusal: null, draw: null, origin: null, rootFingerprint: null, checkpointSize: null },
    ...{ witnesses: [], unchecked: [], heard: [], asked: [], shut: [], voided: false },
    ...{ seed: null, population: null, sample: [] },
  };
  try {
    const bundle = readBundle(text, trust, crypto);
    const { draw, origin, rootFingerprint, checkpointSize, witnesses } = bundle;
    Object.assign(verdict, { draw, origin, rootFingerprint, checkpointSize, witnesses });
    if (!bundle.rootGiven) verdict.unchecked.push('root_not_given');
    if (!witnesses.some(({ keyGiven }) => keyGiven)) verdict.unchecked.push('no_given_witness');
    replay(bundle, verdict, crypto);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    verdict.refusal = { code: error.code, entry: error.entry };
    verdict.state = 'refused';
  }
  return verdict;
}

function replay(bundle: Bundle, verdict: DrawVerdict, crypto: DrawCrypto): void {
  const opened = openDraw(bundle);
  const { draw, before, close } = opened;
  if (!checkOrder(bundle, before)) verdict.unchecked.push('order_by_hq');
  verdict.asked = checkAsking(bundle, opened, crypto);
  const committed = checkCommitments(bundle, opened, crypto);
  verdict.heard = committed.map(({ station }) => station);
  checkHqSecret(opened, crypto);
  const population = checkPopulation(bundle, opened, crypto);
  const parts = partsOf(population, before.next.plan);
  const { size, root } = close.payload.population;
  verdict.population = { size, root, parts, excluded: close.payload.exclusions.length };
  verdict.voided = factsOf(bundle, 'draw_voided', draw).length > 0;
  const secrets = checkReveals(bundle, opened, committed, crypto);
  const known = new Set(secrets.map(({ id }) => id));
  verdict.shut = verdict.heard.filter((station) => !known.has(station));
  const finished = factsOf(bundle, 'draw_finished', draw);
  if (verdict.shut.length > 0) {
    const [early] = finished;
    if (early) throw new Refused('seed_differs', `leaf ${early.index}`);
    verdict.state = 'waits';
    return;
  }
  const all: Secret[] = [{ id: hqCustodian, secret: close.payload.secret }, ...secrets];
  const { plan } = before.next;
  const seed = seedOf({ draw, plan, close: close.hash, root, secrets: all }, crypto.sha256);
  const sample = sampleOf({ population, plan, draw, seed }, crypto);
  for (const { index, payload } of finished) {
    refuseUnless(payload.seed === seed, 'seed_differs', `leaf ${index}`);
    const told = { size: sample.length, root: rootOf(sample, crypto.sha256) };
    refuseUnless(canonicalJson(payload.sample) === canonicalJson(told), 'sample_differs', `leaf ${index}`);
  }
  Object.assign(verdict, { state: finished.length > 0 ? 'true' : 'waits', seed, sample });
}

function checkHqSecret({ draw, before, announcement, close }: Opened, { sha256 }: DrawCrypto): void {
  const committed = commitmentOf(
    { draw, after: before.hash, custodian: hqCustodian, secret: close.payload.secret },
    sha256,
  );
  refuseUnless(committed === announcement.payload.commitment, 'hq_secret_differs', `leaf ${close.index}`);
}
