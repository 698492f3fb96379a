import type { CheckedItems } from '../src/kiosk/kiosk-messages.ts';
import { ask } from './ask.ts';
import { checkView, symptomOf } from './check-view.ts';
import { freeSpares } from './choices.ts';
import { el } from './dom.ts';
import { doneNote } from './done-note.ts';
import { type Flow, lastPage, once, page } from './flow.ts';

/** Who holds which recorder. */
interface Holder {
  recorderSerial: string;
  badgeNo?: string;
  pin: string;
}

/** `entryId`: of this check, however often it is sent. */
type Check = Required<Holder> & { entryId: string };

type Spare = { outcome: 'taken'; recorderSerial: string } | { outcome: 'none_free' | 'not_taken' };

interface Found {
  items: CheckedItems;
  fault?: { symptom: string; spare: Spare };
}

/** The check of a recorder that was just taken. The same officer still stands here. */
export function checkOf(flow: Flow, { recorderSerial, badgeNo = '', pin }: Holder): HTMLElement {
  const check: Check = { entryId: crypto.randomUUID(), recorderSerial, badgeNo, pin };
  return checkView(flow.texts, (items) => {
    if (Object.values(items).includes('fault')) askSpare(flow, check, items);
    else void enterCheck(flow, check, { items });
  });
}

/** What becomes of a recorder with a fault. */
function askSpare(flow: Flow, check: Check, items: CheckedItems, problem: HTMLElement | null = null): void {
  const { texts } = flow;
  const symptom = symptomOf(items, texts);
  const send = (spare: Spare) => enterCheck(flow, check, { items, fault: { symptom, spare } });
  const spares = freeSpares(
    flow.state(),
    texts,
    check.recorderSerial,
    once((recorderSerial) => send({ outcome: 'taken', recorderSerial })),
  );
  const none = spares.querySelector('button') === null;
  const without = once(() => send({ outcome: none ? 'none_free' : 'not_taken' }));
  page(
    flow,
    el(
      'div',
      {},
      el('p', { class: 'note warn' }, symptom),
      problem,
      none ? el('p', { class: 'note bad', role: 'alert' }, texts.check.noSpare) : spares,
      el(
        'div',
        { class: 'row' },
        el(
          'button',
          { class: none ? 'main' : '', click: () => without('') },
          none ? texts.check.send : texts.check.keep,
        ),
      ),
    ),
  );
}

async function enterCheck(flow: Flow, check: Check, found: Found): Promise<void> {
  const { texts } = flow;
  const { recorderSerial, badgeNo, pin } = check;
  const path = `stations/${flow.state().stationId}/entries`;
  const { body } = await ask<{ outcome: string }>(path, { ...check, kind: 'check', ...found }).catch(() => ({
    body: { outcome: 'failed' },
  }));
  if (body.outcome !== 'entered') {
    const failed = el('p', { class: 'note bad', role: 'alert' }, texts.check.failed);
    if (found.fault) askSpare(flow, check, found.items, failed);
    else page(flow, el('div', {}, failed, checkOf(flow, check)));
    return;
  }
  await flow.reload();
  const spare = found.fault?.spare;
  if (spare?.outcome !== 'taken') {
    lastPage(flow, doneNote(flow, `${spare ? texts.check.reported : texts.check.done}: ${recorderSerial}`, badgeNo));
    return;
  }
  const said = `${texts.check.reported}: ${recorderSerial} · ${texts.check.use} ${spare.recorderSerial}`;
  const done = doneNote(flow, said, badgeNo);
  page(flow, el('div', {}, done, checkOf(flow, { recorderSerial: spare.recorderSerial, badgeNo, pin })));
}
