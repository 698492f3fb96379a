import { pathText } from '../card/path-text.ts';
import { listFilesTooLarge } from '../recordings/card-files-repository.ts';
import { cardsBySharedSerial, listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';

/** What a person at the station should know of the docked cards. */
export function createDockAlerts({ store, clock }: { store: StationStore; clock: Clock }) {
  const writable = new Set<string>();
  let known = new Map<string, Alert>();

  function alerts(): Alert[] {
    const sessions = listOpenDockSessions(store.db);
    const open = new Set(sessions.map(({ dockSessionId }) => dockSessionId));
    for (const dockSessionId of writable) if (!open.has(dockSessionId)) writable.delete(dockSessionId);
    const now = sessions
      .filter(({ dockSessionId }) => writable.has(dockSessionId))
      .map(({ folderBytes }) => ({
        code: 'card_writable',
        nextStep: `${pathText(folderBytes)}: the card is mounted for writing and the agent may not change that. It is collected and only read. To keep others from writing, let the agent mount cards: docs/docks.md.`,
      }));
    for (const [serial, cards] of cardsBySharedSerial(sessions)) {
      const names = cards.map(({ folderBytes }) => pathText(folderBytes)).join(', ');
      now.push({
        code: 'serial_twice',
        nextStep: `${names}: these cards all say that they belong to recorder ${serial}. All are collected. Find out whose each is, and put a station_bind.ini with the right serial on it.`,
      });
    }
    for (const { sizeBytes, mostBytes, sighting } of listFilesTooLarge(store.db)) {
      const name = `${sighting.path.text} of recorder ${sighting.recorderSerial}`;
      now.push({
        code: 'file_too_large',
        nextStep: `${name}: it has ${inGigabytes(sizeBytes)}, and this station can keep ${inGigabytes(mostBytes)} at most. Everything else on the card is collected. Leave the card as it is; give the station a larger disk or budget, or dock the card at another station.`,
      });
    }
    const at = clock.wall().toISOString();
    known = new Map(now.map((one) => [one.nextStep, known.get(one.nextStep) ?? { ...one, at }]));
    return [...known.values()];
  }

  return {
    alerts,
    /** Alerts that people before the dock see as well, besides `serial_twice`, which they see at the cards. */
    troubles: (): 'card_writable'[] => (alerts().some(({ code }) => code === 'card_writable') ? ['card_writable'] : []),
    /** @param problem why the card could not be mounted read-only, null when there is nothing to complain of */
    onHeld(dockSessionId: string, problem: string | null): void {
      if (problem === null) writable.delete(dockSessionId);
      else writable.add(dockSessionId);
    },
  };
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
