import { seededRandom } from '../kills/seeded-random.ts';

export const recorderSerials = ['K000001', 'K000002', 'K000003', 'K000004', 'K000005', 'K000006'] as const;
export type RecorderSerial = (typeof recorderSerials)[number];
/** Its date is wrong by years. */
export const wrongClockSerial: RecorderSerial = 'K000006';
/** They write a log. */
export const loggingSerials: readonly RecorderSerial[] = ['K000001', 'K000002'];

/** HQ, broker or store is down; or the line between the station and all three is, so that nothing comes or connections end. */
export type OutageKind = 'hq' | 'broker' | 'store' | 'line_silent' | 'line_refused';
/** The keys of HQ, or the certificate with which its broker shows itself to stations. */
export type Rotation = 'message' | 'ledger' | 'permit' | 'certificate';

export type DockOfDay = {
  serial: RecorderSerial;
  clips: number;
  /** How many of them are cut off. */
  damaged: number;
  /** The card is pulled out while it is read; it comes back at the next duty. */
  pulled: boolean;
};

export type YearDay = {
  day: number;
  /** None on a day without duty. */
  docks: DockOfDay[];
  /** Begins in the evening, before cards are docked. */
  outage: { kind: OutageKind; hours: number } | undefined;
  /** The station is killed while it collects, or is started again. */
  interruption: 'kill' | 'reboot' | undefined;
  rotation: Rotation | undefined;
};

const outageKinds: readonly OutageKind[] = ['hq', 'broker', 'store', 'line_silent', 'line_refused'];
const rotations: readonly Rotation[] = ['message', 'certificate', 'ledger', 'permit'];
const longestOutageHours = 9 * 24;
const [outageEachDays, killEachDays, rebootEachDays, rotateEachDays] = [14, 30, 30, 45];

/**
 * What happens on each day of a station, always the same for the same seed: 6 to 12 clips on two to four recorders on a day with
 * duty, outages of some hours and one of nine days, kills, reboots and new keys of HQ.
 * @param dutyDays of each seven days
 */
export function planYear({ days, seed, dutyDays = 7 }: { days: number; seed: number; dutyDays?: number }): YearDay[] {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneIn = (count: number) => below(count) === 0;
  const longOutageDay = days >= 60 ? Math.floor(days / 2) : undefined;
  let outageUntilDay = 0;

  function dockDay(): DockOfDay[] {
    const left = [...recorderSerials];
    const serials = Array.from({ length: 2 + below(3) }, () => left.splice(below(left.length), 1)).flat();
    const clips = 6 + below(7);
    return serials.map((serial, index) => {
      const share = Math.floor(clips / serials.length) + (index < clips % serials.length ? 1 : 0);
      return { serial, clips: share, damaged: oneIn(12) ? 1 : 0, pulled: oneIn(15) };
    });
  }

  /** None begins while another one lasts, or lasts until the long one. */
  function outageOf(day: number): YearDay['outage'] {
    const chosen = { kind: outageKinds[below(outageKinds.length)] ?? 'hq', hours: 2 + below(40) };
    const isChosen = oneIn(outageEachDays);
    const long = day === longOutageDay ? { kind: 'line_silent' as const, hours: longestOutageHours } : undefined;
    const outage = long ?? (isChosen ? chosen : undefined);
    if (!outage || day <= outageUntilDay) return undefined;
    const untilDay = day + Math.ceil(outage.hours / 24);
    if (longOutageDay !== undefined && day < longOutageDay && untilDay >= longOutageDay) return undefined;
    outageUntilDay = untilDay;
    return outage;
  }

  return Array.from({ length: days }, (_, index) => {
    const day = index + 1;
    const docks = day % 7 < dutyDays ? dockDay() : [];
    const outage = outageOf(day);
    const interruption = oneIn(killEachDays) ? 'kill' : oneIn(rebootEachDays) ? 'reboot' : undefined;
    const rotation = day % rotateEachDays === 0 ? rotations[(day / rotateEachDays - 1) % rotations.length] : undefined;
    return { day, docks, outage, interruption, rotation };
  });
}
