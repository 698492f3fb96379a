import type { EventBodies } from '@rollcall/shared/contract/event';
import type { Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { appendFact, type Fact } from '../../ledger/append-fact.ts';
import { lockPermit } from './permit-repository.ts';
import { judgeSoon } from './standing-repository.ts';

/**
 * Keeps what stations tell of erases, in the transaction that stored the events. What a station did counts even if HQ had
 * withdrawn the permit meanwhile; what has ended stays as it ended, so the same event again changes nothing. A card on which
 * something is new is looked at again.
 */
export async function projectErases(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const changed = events.flatMap(({ event }) =>
    event.type === 'inventory' || event.type === 'card_collected' ? [event.body.dockSessionId] : [],
  );
  if (changed.length > 0) await judgeSoon(tx, changed);
  for (const { stationId, receivedAt, event } of events) {
    if (event.type === 'card_erased') await noteErased(tx, stationId, receivedAt, event.body);
    if (event.type === 'erase_refused') await noteRefused(tx, stationId, receivedAt, event.body);
  }
}

async function noteErased(
  tx: Transaction,
  stationId: string,
  at: Date,
  body: EventBodies['card_erased'],
): Promise<void> {
  const permit = await lockPermit(tx, body.permitId, stationId);
  if (!permit || permit.filesErased !== null || hasEnded(permit.state)) return;
  // Fewer than permitted: why, the station says right after it.
  const whole = body.files >= permit.files;
  await saveErased(tx, body, whole ? at : null);
  await tell(tx, stationId, permit.dockSessionId, body.permitId, {
    type: body.dryRun ? 'erase_tried' : 'card_erased',
    payload: { stationId, ...body },
  });
}

async function noteRefused(
  tx: Transaction,
  stationId: string,
  at: Date,
  body: EventBodies['erase_refused'],
): Promise<void> {
  const permit = await lockPermit(tx, body.permitId, stationId);
  // That HQ took it back is no refusal of the station's.
  if (!permit || hasEnded(permit.state) || (permit.state === 'withdrawn' && body.reason === 'withdrawn')) return;
  await saveRefused(tx, body, at);
  const { reason, detail, paths } = body;
  await tell(tx, stationId, permit.dockSessionId, body.permitId, {
    type: 'erase_refused',
    payload: { stationId, reason, detail, paths: paths.map(({ text }) => text) },
  });
}

async function tell(
  tx: Transaction,
  stationId: string,
  dockSessionId: string,
  permitId: string,
  fact: Pick<Fact, 'type' | 'payload'>,
): Promise<void> {
  await appendFact(tx, { ...fact, subject: `erase_permit:${permitId}` });
  await judgeSoon(tx, [dockSessionId]);
  await notifyLiveOfStations(tx, ['stations'], [stationId]);
}

function hasEnded(state: string): boolean {
  return state === 'done' || state === 'refused';
}

/** @param doneAt null when the station erased fewer files than were permitted */
async function saveErased(
  tx: Transaction,
  { permitId, files, interrupted }: EventBodies['card_erased'],
  doneAt: Date | null,
): Promise<void> {
  await tx
    .updateTable('erase_permit')
    .set({
      files_erased: files,
      interrupted,
      ...(doneAt ? { state: 'done', ended_at: doneAt } : {}),
    })
    .where('permit_id', '=', permitId)
    .execute();
}

async function saveRefused(
  tx: Transaction,
  { permitId, reason, detail, paths }: EventBodies['erase_refused'],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('erase_permit')
    .set({
      state: 'refused',
      ended_at: at,
      refusal: reason,
      refusal_detail: detail,
      refusal_paths: JSON.stringify(paths),
    })
    .where('permit_id', '=', permitId)
    .execute();
}
