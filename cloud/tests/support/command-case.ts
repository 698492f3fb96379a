import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import type { Role } from '@rollcall/shared/http/permissions';
import type { RosterSetup } from './roster-setup.ts';
import type { Somebody } from './second-person-cases.ts';
import { csvOf } from './sheet-files.ts';

/** A command that HQ would do now. */
export interface Command {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

/** One kind of command: who gives it, and what has to be there before. */
export interface CommandCase {
  route: string;
  /** A leader is of S1; an officer is 100001. */
  role: Role;
  /** Makes what the command is about. @param nr another one for each, from 1 */
  ready(setup: RosterSetup, giver: Somebody, nr: number): Promise<Command> | Command;
}

type Ready = CommandCase['ready'];

/** Cases of commands that these roles give, by route. */
export function casesOf(role: Role, cases: Readonly<Record<string, Ready>>): CommandCase[] {
  return Object.entries(cases).map(([route, ready]) => ({ route, role, ready }));
}

/** An hour to come, another one for each number. */
export const laterHour = (nr: number) =>
  new Date(Date.parse('2026-12-01T00:00:00+08:00') + nr * 3_600_000).toISOString();

/** A recorder of S1 that nobody holds. */
export async function newRecorder({ db }: RosterSetup, nr: number): Promise<string> {
  const recorderSerial = `N${nr}`;
  await db.transaction().execute((tx) => saveRecorders(tx, [{ recorderSerial, unitCode: 'S1' }], { by: 'a test' }));
  return recorderSerial;
}

/** A file that is imported. */
export function file(kind: string, rows: string[][], query = ''): Command {
  return { method: 'POST', path: `imports/${kind}?fileName=a.csv${query}`, body: Buffer.from(csvOf(rows)) };
}
