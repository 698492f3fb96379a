import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasePermitRow } from '@rollcall/shared/resources/erases';
import { until } from '../until.ts';
import { CrashCard } from './crash-card.ts';
import type { CrashHq } from './crash-hq.ts';
import { FinishedCalls } from './finished-calls.ts';
import { type AgentRun, type Aim, StracedAgent } from './straced-agent.ts';
import { type NamesLeft, UnsyncedDisk } from './unsynced-disk.ts';

/** Against hanging, not for speed. */
const patienceMs = 300_000;

/** A new station with a card of its own. */
export interface CrashRound {
  nr: number;
  stationId: string;
  card: CrashCard;
  folderOfStation: string;
  run: AgentRun;
}

/**
 * Enrols a station, runs its agent under strace, docks a card when the agent has come to HQ, and waits until the agent was killed
 * or HQ knows that the card was erased. Then, too, the agent is asked to end, and may be killed while it does.
 * @param given.powerCut with the kill, what was not synced is lost, and of names all or those that were not synced
 * @param given.onStarted is called once the agent has come through its start, which is what costs most
 */
export async function runRound(
  hq: CrashHq,
  given: { strace: string; folder: string; nr: number; aim?: Aim; powerCut?: NamesLeft; onStarted?: () => void },
): Promise<CrashRound> {
  const { strace, folder, nr, aim, powerCut, onStarted } = given;
  const stationId = `crash-${nr}`;
  const agentFolder = join(folder, 'agents', stationId);
  const folderOfStation = join(agentFolder, stationId);
  const dockFolder = join(folder, 'docks', stationId);
  mkdirSync(dockFolder, { recursive: true });
  await hq.enrol(stationId, { agentFolder, dockFolder });
  const card = new CrashCard({ nr, dockFolder, keptFolder: join(folder, 'kept', stationId) });
  const disk = new UnsyncedDisk(folderOfStation);
  const calls = new FinishedCalls((call) => {
    disk.apply(call);
    card.apply(call);
  });
  const agent = new StracedAgent({
    ...{ strace, agentFolder, logFile: join(folder, `${stationId}.log`), listeners: hq.listeners },
    ...(aim && { aim }),
    ...(powerCut && { onTrace: (text: string) => calls.read(text) }),
    onMessage(message) {
      if (message !== 'station connected to HQ') return;
      card.dock();
      onStarted?.();
    },
    onState(state) {
      // An agent that HQ hears nothing from is overdue, and killed.
      if (state === 'erased') stopWhenErased().catch(() => undefined);
    },
  });
  let isOver = false;
  async function stopWhenErased(): Promise<void> {
    await until('the erase, known to HQ', async () => isOver || (await isErased(hq, stationId)), patienceMs);
    if (!isOver) agent.stop();
  }
  const watchCard = setInterval(() => card.noteGone(), 50);
  const overdue = setTimeout(() => agent.kill(), patienceMs);
  const run = await agent.ended;
  isOver = true;
  clearTimeout(overdue);
  clearInterval(watchCard);
  card.noteGone();
  if (powerCut && run.killed) {
    disk.lose(powerCut);
    if (powerCut === 'synced') card.lose();
  }
  onStarted?.();
  card.dock();
  return { nr, stationId, card, folderOfStation, run };
}

/** Every permit of the station has ended, one of them with files of its card. */
export async function isErased(hq: CrashHq, stationId: string): Promise<boolean> {
  const { rows } = await hq.client.get<{ rows: ErasePermitRow[] }>(`erase-permits?stationId=${stationId}`);
  const isOpen = rows.some(({ state }) => state === 'waiting' || state === 'issued');
  return !isOpen && rows.some(({ state, files }) => state === 'done' && files > 0);
}

/** Brings stations together in one folder, for one agent. */
export function gather(rounds: readonly CrashRound[], agentFolder: string): void {
  mkdirSync(agentFolder, { recursive: true });
  for (const round of rounds) {
    const target = join(agentFolder, round.stationId);
    renameSync(round.folderOfStation, target);
    round.folderOfStation = target;
  }
}
