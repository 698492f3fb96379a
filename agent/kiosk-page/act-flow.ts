import type { Entered } from '../src/kiosk/kiosk-messages.ts';
import { ask } from './ask.ts';
import { checkOf } from './check-flow.ts';
import { freeSpares, officerChoices, recorderChoices, symptomChoices } from './choices.ts';
import { choosePin } from './choose-pin.ts';
import { unseenNote } from './decisions-flow.ts';
import { el } from './dom.ts';
import { doneNote } from './done-note.ts';
import { type Flow, lastPage, once, page } from './flow.ts';
import type { Act } from './home-view.ts';
import { pinPad } from './pin-pad.ts';
import { roomLeft } from './room-left.ts';

interface Chosen {
  /** Of this entry, however often it is sent. */
  entryId: string;
  kind: Act;
  recorderSerial: string;
  badgeNo?: string;
  symptom?: string;
  spareFor?: string;
}

/** From what one wants to do, over recorder, officer and PIN, to the receipt. */
export function startFlow(flow: Flow, kind: Act): void {
  const { texts } = flow;
  const state = flow.state();
  const docked = new Set(state.cards.map(({ recorderSerial }) => recorderSerial));
  const view = recorderChoices(state, texts, {
    title: texts.chooseRecorder,
    typed: true,
    // What is out can be brought back or break; what is broken is not taken.
    wanted: ({ recorderSerial, state: condition, holderBadgeNo }) =>
      kind === 'check_out' ? condition === 'normal' : holderBadgeNo !== null || docked.has(recorderSerial),
    onChoose: (recorderSerial) => {
      const chosen = { entryId: crypto.randomUUID(), kind, recorderSerial };
      if (kind !== 'fault') return askWho(flow, chosen);
      page(
        flow,
        symptomChoices(texts, (symptom) => askWho(flow, { ...chosen, symptom })),
      );
    },
  });
  page(flow, view);
}

function askWho(flow: Flow, chosen: Chosen): void {
  page(
    flow,
    officerChoices(flow.state(), flow.texts, (badgeNo) => askPin(flow, { ...chosen, badgeNo })),
  );
}

function askPin(flow: Flow, chosen: Chosen, problem?: string): void {
  const { texts } = flow;
  const officer = flow.state().officers.find(({ badgeNo }) => badgeNo === chosen.badgeNo);
  if (officer && !officer.hasPin) {
    page(flow, el('p', { class: 'note bad', role: 'alert' }, texts.noPin));
    return;
  }
  page(
    flow,
    el(
      'div',
      {},
      el('p', {}, `${texts.acts[chosen.kind]} · ${chosen.recorderSerial} · ${chosen.badgeNo} ${officer?.name ?? ''}`),
      problem === undefined ? null : el('p', { class: 'note bad', role: 'alert' }, problem),
      pinPad(
        texts,
        once((pin) => enter(flow, chosen, pin)),
      ),
    ),
  );
}

async function enter(flow: Flow, chosen: Chosen, pin: string): Promise<void> {
  const { texts } = flow;
  const path = `stations/${flow.state().stationId}/entries`;
  type Refusal = { outcome: 'bad_request' | 'failed' };
  const { body } = await ask<Entered | Refusal>(path, { ...chosen, pin }).catch(() => ({
    body: { outcome: 'failed' } as const,
  }));
  if (body.outcome === 'entered') {
    // What comes next is chosen from what is so now.
    await flow.reload();
    receipt(flow, chosen, pin);
    return;
  }
  if (body.outcome === 'pin_given') {
    const { badgeNo = '' } = chosen;
    return choosePin(flow, { badgeNo, pin }, (own) => void enter(flow, chosen, own));
  }
  const more =
    body.outcome === 'wrong_pin'
      ? ` · ${texts.attemptsLeft} ${body.attemptsLeft}`
      : body.outcome === 'locked'
        ? ` · ${Math.ceil(body.retryAfterMs / 60_000)} ${texts.minutesMore}`
        : '';
  askPin(flow, chosen, `${texts.problems[body.outcome]}${more}`);
}

function receipt(flow: Flow, chosen: Chosen, pin: string): void {
  const { texts } = flow;
  const card = flow.state().cards.find(({ recorderSerial }) => recorderSerial === chosen.recorderSerial);
  const left =
    chosen.kind === 'check_out' && card?.minutesLeft != null
      ? el('p', {}, `${texts.left} ${roomLeft(card.minutesLeft, texts)}`)
      : null;
  const done = doneNote(flow, `${texts.entered[chosen.kind]}: ${chosen.recorderSerial}`, chosen.badgeNo ?? '');
  const unseen = unseenNote(flow, { badgeNo: chosen.badgeNo ?? '', pin });
  if (chosen.kind === 'check_in') {
    lastPage(flow, el('div', {}, done, unseen));
    return;
  }
  if (chosen.kind === 'check_out') {
    page(flow, el('div', {}, done, left, unseen, checkOf(flow, { ...chosen, pin })));
    return;
  }
  const spare = freeSpares(
    flow.state(),
    texts,
    chosen.recorderSerial,
    // The same officer still stands here: the PIN isn't asked for again.
    once((recorderSerial) => {
      const { badgeNo = '' } = chosen;
      const spareFor = chosen.recorderSerial;
      return enter(flow, { entryId: crypto.randomUUID(), kind: 'check_out', recorderSerial, badgeNo, spareFor }, pin);
    }),
  );
  const none = spare.querySelector('button') === null;
  page(
    flow,
    el(
      'div',
      {},
      done,
      el('p', {}, texts.faultDone),
      none ? el('p', { class: 'note warn' }, texts.noSpares) : spare,
      el('div', { class: 'row' }, el('button', { click: flow.onHome }, texts.onlyFault)),
    ),
  );
}
