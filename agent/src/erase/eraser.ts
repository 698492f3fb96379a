import { readCompactJws } from '@rollcall/shared/contract/compact-jws';
import { type ErasePermit, erasePermitJwsType } from '@rollcall/shared/contract/erase-permit';
import { listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import { forgetReadBytes, listBegunErases, readEraseState } from '../recordings/erases-repository.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import { actOnPermit, type GivenPermit } from './act-on-permit.ts';
import type { EraseParts } from './erase-parts.ts';
import { tellErase } from './tell-erase.ts';

/**
 * Asks HQ for erase permits while cards are docked, and acts on each once. Erases that were begun go first; that HQ is asked
 * before them too teaches the station HQ's time. Cards are erased one at a time.
 *
 * Made once a run of the agent: from here on, only what this run reads from a card counts as read.
 */
export function createEraser(parts: EraseParts & { intervalMs: number }): PeriodicTask {
  const { store, log, api, intervalMs } = parts;
  forgetReadBytes(store.db);

  async function eraseWhatIsPermitted(signal: AbortSignal): Promise<void> {
    if (!parts.isDockKnown()) return;
    const begun = listBegunErases(store.db);
    if (begun.length === 0 && listOpenDockSessions(store.db).length === 0) return;
    const { permits } = await api.listPermits(signal);
    const fresh = permits.filter(({ permitId }) => readEraseState(store.db, permitId) === undefined);
    const given = [...begun.map((one) => ({ ...one, begun: true })), ...fresh.map((one) => ({ ...one, begun: false }))];
    for (const permit of given) {
      if (signal.aborted) return;
      await act(permit, signal);
    }
  }

  async function act(given: GivenPermit, signal: AbortSignal): Promise<void> {
    const { permitId } = given;
    const end = await actOnPermit(parts, given, signal);
    tellErase(parts, { ...given, dockSessionId: dockSessionOf(given.jws) }, end);
    if (end.outcome === 'refused') log.warn({ permitId, reason: end.reason, detail: end.detail }, 'erase was refused');
    else log.info({ permitId, outcome: end.outcome }, 'erase permit was carried out');
  }

  return createPeriodicTask({ name: 'erase', intervalMs, run: eraseWhatIsPermitted, log });
}

/** Only used for a permit that was acted on, so that its signature is known to be right. */
function dockSessionOf(jws: string): string | undefined {
  const payload = readCompactJws(jws, erasePermitJwsType)?.payload;
  return (payload as Partial<ErasePermit> | undefined)?.dockSessionId;
}
