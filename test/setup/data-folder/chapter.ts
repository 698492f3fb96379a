import { join } from 'node:path';
import type { Ready } from '@rollcall/demo/start-everything';
import { untilSettled } from '@rollcall/test/old-folder/until-settled';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { type Person, peopleOf } from './people.ts';
import { programsAt } from './programs-at.ts';

/** The brigade while its programs run. */
export interface Brigade {
  dataFolder: string;
  ready: Ready;
  as(username: string): Person;
  dockOf(stationId: string): string;
}

/** From a moment on the programs run, somebody does something, and they stop. */
export interface Chapter {
  name: string;
  at: string;
  /** What `ROLLCALL_DEMO` is. */
  demo: string;
  live(brigade: Brigade): Promise<void>;
}

const patienceMs = 300_000;

export async function startAt(
  dataFolder: string,
  { at, demo }: Pick<Chapter, 'at' | 'demo'>,
  env: Record<string, string> = {},
): Promise<Brigade & { command: TerminalCommand }> {
  const command = new TerminalCommand(dataFolder, { env: { ...programsAt(at), ROLLCALL_DEMO: demo, ...env } });
  const ready = await command.untilReady(patienceMs);
  const dockOf = (stationId: string) => join(dataFolder, 'docks', stationId);
  return { dataFolder, ready, as: peopleOf(ready), dockOf, command };
}

/** @param before what is done last, before the programs stop */
export async function liveThrough(
  dataFolder: string,
  chapter: Chapter,
  before: (brigade: Brigade) => Promise<void> = async () => undefined,
): Promise<void> {
  const { command, ...brigade } = await startAt(dataFolder, chapter);
  await untilSettled(brigade.ready);
  await chapter.live(brigade);
  await untilSettled(brigade.ready);
  await before(brigade);
  command.interrupt();
  await command.ended;
  if (/ended \(|could not/.test(command.printed)) throw new Error(command.printed);
}
