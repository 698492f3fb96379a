import { setTimeout as delay } from 'node:timers/promises';
import { rotateHqKey } from '@rollcall/cloud/auth/create-hq-keys';
import { rootFolderBeside } from '@rollcall/cloud/auth/key-file';
import type { EraseCardsResponse } from '@rollcall/shared/resources/erases';
import type { DockOfDay, OutageKind, Rotation, YearDay } from '@rollcall/test/year/plan-year';
import { AtTheScreen } from './at-the-screen.ts';
import type { HeldRecorder } from './held-recorder.ts';
import type { StationClock } from './station-clock.ts';
import { keptRecordings, queuedEvents, readAlerts } from './station-database.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;
const retireKeyAfterMs = 24 * hourMs;
/** How long a station is waited for in the evening before its people go home; what is left then lies on cards or station. */
const patienceMs = 2 * hourMs;
const longestMomentMs = 150;
const superviseEveryMs = 250;
/** A station whose disk is full needs the days of its copies until it has room. */
const longestEndDays = 20;

/** How often something happened, by name. */
export type Counts = Record<string, number>;

/** Lets a station live day by day. */
export function createLife(world: World, { clock, random }: { clock: StationClock; random: () => number }) {
  const { network, line, recorders, db } = world;
  const screen = new AtTheScreen(world.kioskPort);
  const counts: Counts = {};
  let outage: { kind: OutageKind; untilMs: number } | undefined;
  const count = (what: string, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by;
  };
  /** What ended by itself is started again, as a supervisor does. */
  const wanted = { hq: true, agent: true };
  const supervising = setInterval(() => {
    for (const name of ['hq', 'agent'] as const) {
      if (!wanted[name] || network[name].running) continue;
      count(`${name}_ended_by_itself`);
      network[name].start();
    }
  }, superviseEveryMs);
  const aMoment = () => delay(random() * longestMomentMs);

  /** A day on which nothing is planned goes by with the one after it. */
  async function live({ docks, outage: planned, interruption, rotation }: YearDay, midnight: Date): Promise<void> {
    if (docks.length === 0 && !planned && !interruption && !rotation) return;
    const at = (hours: number) => new Date(midnight.getTime() + hours * hourMs);
    await passTo(at(7.5));
    for (const recorder of recorders) if (recorder.isDocked) recorder.undock();
    if (docks.length > 0) await checkOut(docks);
    if (rotation) await rotate(rotation);
    await passTo(at(17.5));
    if (planned && !outage) await beginOutage(planned);
    if (docks.length > 0) await dockAll(docks, midnight);
    if (interruption) await interrupt(interruption);
    await settle();
  }

  /** Goes on to a moment; an outage that ends before it ends when it should. */
  async function passTo(moment: Date): Promise<void> {
    if (outage && outage.untilMs <= moment.getTime()) {
      await clock.goTo(new Date(outage.untilMs));
      await endOutage();
      await settle();
    }
    await clock.goTo(moment);
  }

  async function beginOutage({ kind, hours }: { kind: OutageKind; hours: number }): Promise<void> {
    outage = { kind, untilMs: Date.now() + hours * hourMs };
    count(`outage_${kind}`);
    if (kind === 'hq') {
      wanted.hq = false;
      await network.hq.kill();
    }
    if (kind === 'broker') await network.broker.kill();
    if (kind === 'store') await network.store.stop();
    if (kind === 'line_silent') line.cut('silent');
    if (kind === 'line_refused') line.cut('refused');
  }

  async function endOutage(): Promise<void> {
    const kind = outage?.kind;
    outage = undefined;
    if (kind === 'hq') network.hq.start();
    wanted.hq = true;
    if (kind === 'broker') await network.broker.start();
    if (kind === 'store') await network.store.start();
    if (kind === 'line_silent' || kind === 'line_refused') line.mend();
    if (kind) await network.untilHqAnswers();
  }

  /** At the screen, whether HQ is there or not. */
  async function checkOut(docks: readonly DockOfDay[]): Promise<void> {
    for (const { serial } of docks) {
      const badgeNo = [...world.pins.keys()][recorders.findIndex((recorder) => recorder.serial === serial)] ?? '';
      const entry = { kind: 'check_out' as const, recorderSerial: serial, badgeNo, pin: world.pins.get(badgeNo) ?? '' };
      count((await clock.until(() => screen.enter(entry), hourMs)) ? 'check_outs' : 'check_outs_refused');
    }
  }

  async function rotate(use: Rotation): Promise<void> {
    count(`new_${use}`);
    if (use === 'certificate') {
      if (outage?.kind !== 'broker') await network.broker.renewCertificate?.();
      return;
    }
    const { ROLLCALL_KEYS_DIR: keysFolder = '' } = network.hqEnv;
    const rootFolder = rootFolderBeside(keysFolder);
    await rotateHqKey(keysFolder, { use, rootFolder, retireAfterMs: retireKeyAfterMs, now: new Date() });
    if (outage?.kind === 'hq') return;
    wanted.hq = false;
    await network.hq.stop();
    network.hq.start();
    wanted.hq = true;
    await network.untilHqAnswers();
  }

  async function dockAll(docks: readonly DockOfDay[], day: Date): Promise<void> {
    for (const { serial, clips, damaged } of docks) {
      const recorder = recorderOf(serial);
      recorder.record(day, { clips, damaged });
      recorder.dock();
      count('docks');
      count('clips', clips);
      count('damaged', damaged);
    }
    for (const { serial, pulled } of docks) {
      if (!pulled) continue;
      await aMoment();
      recorderOf(serial).undock();
      count('pulled');
    }
  }

  function recorderOf(serial: string): HeldRecorder {
    const found = recorders.find((recorder) => recorder.serial === serial);
    if (!found) throw new Error(`there is no recorder ${serial}`);
    return found;
  }

  async function interrupt(how: 'kill' | 'reboot'): Promise<void> {
    count(how);
    await aMoment();
    wanted.agent = false;
    if (how === 'kill') await network.agent.kill();
    else await network.agent.stop();
    network.agent.start();
    wanted.agent = true;
  }

  /** Waits until there is nothing to do at the station: HQ has all and cards are erased, or what can be done without HQ is done. */
  async function settle(): Promise<void> {
    const docked = () => recorders.filter((recorder) => recorder.isDocked);
    const onCards = docked().flatMap((recorder) => recorder.docked.filter((file) => recorder.has(file)));
    if (outage) {
      const isCollected = () => {
        const kept = keptRecordings(world.stationFolder);
        return onCards.every(({ recordingId }) => kept.has(recordingId));
      };
      count((await clock.until(isCollected, hourMs)) ? 'collected_in_an_outage' : 'not_collected_in_an_outage');
      if (outage.kind !== 'hq') await untilInLedger();
      return;
    }
    const verified = await clock.until(async () => (await missingOf(onCards)) === 0, patienceMs);
    count(verified ? 'evenings_verified' : 'evenings_not_verified');
    const erased = await clock.until(async () => {
      for (const recorder of recorders) recorder.noteGone();
      if (docked().every((recorder) => recorder.footage().length === 0)) return true;
      await letDamagedGo();
      return false;
    }, patienceMs);
    count(erased ? 'evenings_erased' : 'evenings_not_erased');
    await clock.until(() => queuedEvents(world.stationFolder) === 0, hourMs);
    await untilInLedger();
    for (const code of readAlerts(world.stationFolder)) count(`alert_${code}`);
  }

  /** Else the leap after it would break HQ's promise that all it confirmed is in the ledger within minutes. */
  async function untilInLedger(): Promise<void> {
    await clock.until(async () => (await db.query('select from pending_fact')).rowCount === 0, hourMs);
  }

  /** How many of these HQ has not verified. */
  async function missingOf(files: readonly { recordingId: string }[]): Promise<number> {
    const ids = files.map(({ recordingId }) => recordingId);
    const { rows } = await db.query(
      `select count(*)::int as n from recording where state = 'verified' and recording_id = any($1)`,
      [ids],
    );
    return new Set(ids).size - rows[0].n;
  }

  async function letDamagedGo(): Promise<void> {
    const { rows } = await network.get<EraseCardsResponse>('erase-cards');
    for (const { dockSessionId, objections } of rows) {
      for (const { path, approval } of objections.flatMap(({ kind, files }) => (kind === 'damaged' ? files : []))) {
        if (approval) continue;
        const proposal = { dockSessionId, path: path.bytes, reason: '录像已损坏，大队已留存' };
        if ((await network.admin.post('erase-approvals', proposal)).ok) count('damaged_let_go');
      }
    }
  }

  return {
    counts,
    live,
    /** Ends an outage, docks every card, and waits for HQ to have all. */
    async end(): Promise<void> {
      await endOutage();
      for (const recorder of recorders) if (!recorder.isDocked) recorder.dock();
      const all = recorders.flatMap((recorder) => recorder.docked);
      for (let days = 0; days < longestEndDays; days += 1) {
        await settle();
        if ((await missingOf(all)) === 0) break;
        await clock.goTo(new Date(Date.now() + 24 * hourMs));
      }
    },
    /** Starts nothing again from here on. */
    close: () => clearInterval(supervising),
  };
}
