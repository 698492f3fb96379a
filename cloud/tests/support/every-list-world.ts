import type { Transaction } from '@rollcall/cloud/db/database';

export interface Person {
  accountId: string;
  cookie: string;
}

/** Who asked for what is listed: the leaders of both squads, and an officer of each. */
export interface People {
  admin: Person;
  leader1: Person;
  leader2: Person;
  officer1: Person;
  officer2: Person;
}

/** Where things are put, and in whose names. */
export interface World {
  tx: Transaction;
  people: Record<keyof People, string>;
  recordingIds: [string, string];
}

/** An instant of November 2026, by local time: `24T08:00`. */
export const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);
export const squads = [
  {
    nr: 1,
    unitCode: 'S1',
    badgeNo: '100001',
    recorderSerial: 'K1',
    stationId: 'dock-1',
    leader: 'leader1',
    officer: 'officer1',
  },
  {
    nr: 2,
    unitCode: 'S2',
    badgeNo: '200001',
    recorderSerial: 'K2',
    stationId: 'dock-2',
    leader: 'leader2',
    officer: 'officer2',
  },
] as const;
