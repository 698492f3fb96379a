import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { seededRandom } from '../kills/seeded-random.ts';
import { makeSampleVideo } from '../sample-video.ts';
import { until } from '../until.ts';
import { type Break, breakObject, breaks } from './break-objects.ts';
import {
  type AtHq,
  type DrillRecording,
  isAtStation,
  isOnCard,
  placeRecordings,
  readAtHq,
  takeCardsAway,
} from './drill-recordings.ts';
import { openFootageWorld } from './footage-world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Programs ask for the moved clock once a second. */
const untilClockIsSeenMs = 1500;
const longestKillMs = 3000;
/** A kill in the middle of a reading costs that reading, so only the first looks for what is broken are disturbed. */
const disturbedLooks = 2;
/** After so many HQ judges at once. */
const failuresToJudge = 3;
const mostTries = failuresToJudge + 1;
const watchEveryMs = 50;
/** Against hanging, not for speed. */
const patienceMs = 300_000;

export interface DrillResult {
  recordings: number;
  broken: number;
  repaired: number;
  lost: number;
  killed: Record<string, number>;
  /** What must not be, in words. */
  faults: string[];
}

/** An object that was broken, and what was left of the recording elsewhere at that moment. */
interface BrokenObject {
  recording: DrillRecording;
  how: Break;
  /** The broken version; null once it is whole again. */
  versionId: string | null;
  /** The station has a copy that it hasn't given up since. */
  hasCopy: boolean;
  /** Station, card, second copy or a store that failed for a while hold it. */
  isHeldElsewhere: boolean;
  /** Ends a failure of the store; a disk stays as it is. */
  heal: (() => void) | undefined;
}

const problemFacts = `type in ('object_changed', 'object_missing', 'object_unreadable')`;

/**
 * Lets three stations and HQ live two months in which stored objects break, before and after the stations give up their copies, and
 * programs are killed. All clocks follow `clockFile` (libfaketime). In the end each broken object was found, each that something else
 * still held is whole again, and each of the others is named once.
 */
export async function runFootageDrill(options: {
  folder: string;
  clockFile: string;
  seed: number;
  count: number;
  mostBroken: number;
  report(line: string): void;
}): Promise<DrillResult> {
  const { folder, clockFile, seed, count, mostBroken, report } = options;
  const random = seededRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const faults: string[] = [];
  const killed: Record<string, number> = {};
  const broken = new Map<string, BrokenObject>();
  let aheadMs = 0;

  const startedAt = performance.now();
  const step = (what: string) => report(`${((performance.now() - startedAt) / 1000).toFixed(0)} s: ${what}`);
  const world = await openFootageWorld(folder);
  const { network, db } = world;
  network.store.faults.seed(seed);
  world.copies.faults.seed(seed);
  const clip = makeSampleVideo(folder, { name: 'drill.mp4', seconds: 1 });
  if (!clip) throw new Error('ffmpeg is not installed');
  const recordings = placeRecordings({ clip, dockOf: network.dockOf, agentFolder: network.agentFolder }, count);
  const watch = setInterval(() => void watchCopies(), watchEveryMs);
  try {
    await untilAll(
      'stored, locked and copied',
      ({ state, isLocked, copyVersionId }) => state === 'verified' && isLocked && copyVersionId !== null,
    );
    takeCardsAway(network.dockOf('squad-1'), recordings, 'squad-1');
    step(`${count} recordings are stored, locked and copied`);

    // Before the stations give up their copies: reading back for that finds what is broken.
    await leap(15 * dayMs, () => breakSome(Math.floor(mostBroken / 2)));
    await untilFound();
    await untilSettled();
    const keptCopies = () => recordings.filter(isAtStation).length;
    await until('copies given up', () => keptCopies() <= broken.size, patienceMs);
    step(`after 15 days ${count - keptCopies()} copies are given up, ${broken.size} broken objects are found`);

    // After that: the walk finds it.
    await leap(31 * dayMs, () => breakSome(mostBroken - broken.size));
    await untilFound();
    await untilSettled();
    step('settled');
    await leap(13 * dayMs);
    await killAMoment();
    await judge();
    const lost = [...broken.values()].filter(({ isHeldElsewhere }) => !isHeldElsewhere).length;
    return { recordings: count, broken: broken.size, repaired: broken.size - lost, lost, killed, faults };
  } finally {
    clearInterval(watch);
    await world.stop();
  }

  /** Both programs are down while the clock moves, and whatever else happens meanwhile. */
  async function leap(ms: number, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    await kill('agent');
    await kill('hq');
    await meanwhile();
    aheadMs += ms;
    // At once: a program that reads half of it ends.
    writeFileSync(`${clockFile}.new`, `+${Math.round(aheadMs / 1000)}`);
    renameSync(`${clockFile}.new`, clockFile);
    await delay(untilClockIsSeenMs);
    network.hq.start();
    await network.untilHqAnswers();
    // Stations ask once an hour; locks count only while the store was probed lately.
    await until('a store that was probed', isProbed, patienceMs);
    network.agent.start();
  }

  async function isProbed(): Promise<boolean> {
    const { rows } = await db.query<{ lately: boolean }>(
      `select coalesce(min(probed_at) > now() - interval '2 days', false) as lately from storage_guarantee`,
    );
    return rows[0]?.lately ?? false;
  }

  async function kill(part: 'agent' | 'hq'): Promise<void> {
    await network[part].kill();
    killed[part] = (killed[part] ?? 0) + 1;
  }

  /** A random program, at a random moment of what is going on. */
  async function killAMoment(): Promise<void> {
    await delay(below(longestKillMs));
    const part = random() < 0.5 ? 'agent' : 'hq';
    await kill(part);
    network[part].start();
    if (part === 'hq') await network.untilHqAnswers();
  }

  async function breakSome(objects: number): Promise<void> {
    const atHq = await readAtHq(db);
    for (let nr = 0; nr < objects; nr += 1) {
      const left = recordings.filter(({ recordingId }) => !broken.has(recordingId));
      const recording = left[below(left.length)];
      const now = recording && atHq.get(recording.recordingId);
      if (!recording || !now) throw new Error('there is nothing left to break');
      const how = breaks[below(breaks.length)] ?? 'gone';
      const heal = await breakObject({ store: network.store, bucket: network.bucket }, now, how);
      const breaksCopy = random() < 0.5;
      if (breaksCopy) {
        const inCopies = { store: world.copies, bucket: world.copyBucket };
        await breakObject(inCopies, { ...now, versionId: now.copyVersionId }, random() < 0.5 ? 'flipByte' : 'gone');
      }
      const hasCopy = isAtStation(recording);
      // A store that gives it again has it whole.
      const isHeldElsewhere = hasCopy || isOnCard(recording) || !breaksCopy || heal !== undefined;
      broken.set(recording.recordingId, { recording, how, versionId: now.versionId, hasCopy, isHeldElsewhere, heal });
    }
  }

  /** A copy that goes while the object that HQ has of it is still the broken one. */
  async function watchCopies(): Promise<void> {
    for (const one of broken.values()) {
      const { recording, versionId, how } = one;
      if (!one.hasCopy || isAtStation(recording)) continue;
      one.hasCopy = false;
      const now = (await readAtHq(db)).get(recording.recordingId);
      if (now?.versionId === versionId) faults.push(`${recording.recordingId}: its copy went, and its object: ${how}`);
    }
  }

  /** What the store doesn't give is tried three times, with ten minutes between by the clock of HQ; after a kill the claim runs out first. */
  async function untilFound(): Promise<void> {
    let before = await failures();
    const leapAndCount = () =>
      leap(11 * minuteMs, async () => {
        before = await failures();
      });
    for (let looks = 0; looks < disturbedLooks; looks += 1) {
      await killAMoment();
      await leapAndCount();
    }
    for (let tries = 0; tries < mostTries; tries += 1) {
      await until('each broken object tried or found', () => areTriedSince(before), patienceMs);
      step(`${(await unfound()).length} of ${broken.size} are not found yet`);
      if ((await unfound()).length === 0) break;
      await leapAndCount();
    }
    for (const { recording, how } of await unfound()) faults.push(`${recording.recordingId}: not found: ${how}`);
    for (const one of broken.values()) {
      if (one.heal === undefined) continue;
      one.heal();
      one.versionId = null; // Whatever version HQ takes is whole.
    }
  }

  /** How often each recording could not be read since it was read. */
  async function failures(): Promise<Map<string, number>> {
    const { rows } = await db.query<{ id: string; failures: number }>(
      'select recording_id as id, read_failures as failures from recording',
    );
    return new Map(rows.map(({ id, failures: count }) => [id, count]));
  }

  async function areTriedSince(before: ReadonlyMap<string, number>): Promise<boolean> {
    const now = await failures();
    return (await unfound()).every(({ recording: { recordingId: id } }) => {
      const count = now.get(id) ?? 0;
      return count > (before.get(id) ?? 0) && count < failuresToJudge;
    });
  }

  async function unfound(): Promise<BrokenObject[]> {
    const { rows } = await db.query<{ subject: string }>(`select distinct subject from fact where ${problemFacts}`);
    const found = new Set(rows.map(({ subject }) => subject));
    return [...broken.values()].filter(({ recording }) => !found.has(`recording:${recording.recordingId}`));
  }

  async function untilSettled(): Promise<void> {
    await killAMoment();
    // A second copy that can't be read keeps nobody from asking station and card after an hour.
    await leap(hourMs + minuteMs);
    await untilAll('whole again where it can be', ({ recordingId, state, isLocked }) => {
      const isHeld = broken.get(recordingId)?.isHeldElsewhere ?? true;
      return isHeld ? state === 'verified' && isLocked : state === 'announced';
    });
  }

  async function untilAll(what: string, isSo: (recording: AtHq) => boolean): Promise<void> {
    const areSo = async () => {
      const atHq = [...(await readAtHq(db)).values()];
      return atHq.length === count && atHq.every(isSo);
    };
    await until(what, areSo, patienceMs).catch(async (error: Error) => {
      const others = [...(await readAtHq(db)).values()].filter((one) => !isSo(one));
      throw new Error(`${error.message}: not so of ${JSON.stringify(others.slice(0, 5))}`, { cause: error });
    });
  }

  /** What HQ calls held is read byte by byte. What it doesn't is named once, and nothing else is. */
  async function judge(): Promise<void> {
    await until(
      'findings of what is lost',
      async () => (await openFindings()).size === lostIds().length,
      patienceMs,
    ).catch(() => undefined);
    const found = await openFindings();
    const atHq = await readAtHq(db);
    for (const { recordingId, sha256 } of recordings) {
      const now = atHq.get(recordingId);
      const one = broken.get(recordingId);
      const isLost = one?.isHeldElsewhere === false;
      const state = `${now?.state}, ${now?.problem ?? 'no problem'}, ${one?.how ?? 'never broken'}`;
      if (now?.state === 'verified' && (await sha256OfStored(now)) !== sha256)
        faults.push(`${recordingId}: held, and not whole in the store (${state})`);
      if (isLost === (now?.state === 'verified'))
        faults.push(`${recordingId}: ${isLost ? 'lost' : 'whole'}, but ${state}`);
      const findings = found.get(recordingId) ?? 0;
      if (findings !== (isLost ? 1 : 0)) faults.push(`${recordingId}: ${findings} open findings (${state})`);
    }
  }

  function lostIds(): string[] {
    return [...broken].filter(([, { isHeldElsewhere }]) => !isHeldElsewhere).map(([recordingId]) => recordingId);
  }

  async function openFindings(): Promise<Map<string, number>> {
    const { rows } = await db.query<{ id: string; findings: number }>(
      `select recording_id as id, count(*)::int as findings from finding
       where rule_key = 'integrity' and state = 'open' group by 1`,
    );
    return new Map(rows.map(({ id, findings }) => [id, findings]));
  }

  async function sha256OfStored({ objectKey, versionId }: AtHq): Promise<string> {
    const version = { Bucket: network.bucket, Key: objectKey, VersionId: versionId ?? '' };
    const { Body } = await network.s3.send(new GetObjectCommand(version));
    return createHash('sha256')
      .update((await Body?.transformToByteArray()) ?? '')
      .digest('hex');
  }
}
