import { atLocal } from './local-clock.ts';

/** A recorder's log of one day, at its path on the card. */
export interface DemoRecorderLog {
  path: string;
  text: string;
}

/** Whose it is: an officer who is on leave, and whose recorder records nothing else. */
const recorderSerial = 'K000011';
const fileOf = (date: string) => `${recorderSerial}_100011_${date.replaceAll('-', '')}000007_0001.MP4`;

/**
 * What recorders noted on a local date until `now`, by recorder: one was switched on shortly after midnight, and the file
 * that it names is on no card. It has to be so early: HQ takes no log at its word of days before the recorder first docked.
 */
export function demoRecorderLogs(date: string, now: Date): ReadonlyMap<string, DemoRecorderLog> {
  const entries = [
    ['00:00:04', '2'],
    ['00:00:07', `4,${fileOf(date)}`],
    ['00:00:52', `7,${fileOf(date)}`],
    ['00:00:58', '1'],
  ] as const;
  if (entries.some(([clock]) => atLocal(date, clock) > now)) return new Map();
  const text = entries.map(([clock, said]) => `${date} ${clock},${said}\n`).join('');
  return new Map([[recorderSerial, { path: `LOG/${date}.log`, text }]]);
}
