import type { Logger } from 'pino';
import { agentErrors } from '../errors/agent-errors.ts';
import { openStationStore } from '../store/station-store.ts';
import { readOutsideState, writeOutsideState } from './outside-state.ts';
import { endPromise, findOpenFork, readPromise, replaceLedgerSeen, settleForks } from './witness-repository.ts';

/** What a person decided: why, and with which of two histories the witness goes on. */
export type Settlement = { reason: string; goOnWith: 'had' | 'seen'; at: Date };

/** Settles what a station's witness found, so that it cosigns again. The agent must not be running. */
export function clearStationWitness(folder: string, { reason, goOnWith, at }: Settlement, log: Logger): void {
  const store = openStationStore({ folder, log });
  try {
    const fork = findOpenFork(store.db);
    if (!fork && !readPromise(store.db)?.brokenAt) throw agentErrors.nothingToClear(folder);
    store.transaction(() => {
      settleForks(store.db, { reason, goOnWith, at });
      endPromise(store.db);
      if (fork && goOnWith === 'seen') replaceLedgerSeen(store.db, fork.seen, at);
    });
  } finally {
    store.close();
  }
}

/** The same for an outside witness. */
export async function clearOutsideWitness(folder: string, { reason, goOnWith, at }: Settlement): Promise<void> {
  const state = await readOutsideState(folder);
  const { fork } = state;
  if (!fork) throw agentErrors.nothingToClear(folder);
  await writeOutsideState(folder, {
    ...state,
    fork: null,
    seen: fork[goOnWith],
    settled: [...state.settled, { ...fork, settledAt: at.toISOString(), reason, wentOnWith: goOnWith }],
  });
}
