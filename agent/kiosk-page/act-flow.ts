import type { Entered, KioskState } from '../src/kiosk/kiosk-messages.ts';
import { ask } from './ask.ts';
import { officerChoices, recorderChoices, symptomChoices } from './choices.ts';
import { el } from './dom.ts';
import type { Act } from './home-view.ts';
import { pinPad } from './pin-pad.ts';
import { roomLeft } from './room-left.ts';
import type { Texts } from './texts.ts';

interface Flow {
  state: () => KioskState;
  /** Asks for the state again. */
  reload: () => Promise<void>;
  texts: Texts;
  show: (view: HTMLElement) => void;
  onHome: () => void;
}

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
  const done = el(
    'p',
    { class: 'note good', role: 'status' },
    `${texts.entered[chosen.kind]}: ${chosen.recorderSerial}`,
  );
  if (chosen.kind !== 'fault') {
    page(flow, el('div', {}, done, left));
    return;
  }
  const spare = recorderChoices(flow.state(), texts, {
    title: texts.chooseSpare,
    typed: false,
    wanted: (recorder) =>
      recorder.spare &&
      recorder.state === 'normal' &&
      recorder.holderBadgeNo === null &&
      recorder.recorderSerial !== chosen.recorderSerial,
    // The same officer still stands here: the PIN isn't asked for again.
    onChoose: once((recorderSerial) => {
      const { badgeNo = '' } = chosen;
      const spareFor = chosen.recorderSerial;
      return enter(flow, { entryId: crypto.randomUUID(), kind: 'check_out', recorderSerial, badgeNo, spareFor }, pin);
    }),
  });
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

/** A second tap before the first is answered does nothing. */
function once(act: (value: string) => Promise<void>): (value: string) => void {
  let began = false;
  return (value) => {
    if (began) return;
    began = true;
    void act(value);
  };
}

function page(flow: Flow, view: HTMLElement): void {
  flow.show(
    el(
      'div',
      {},
      view,
      el('div', { class: 'row' }, el('button', { class: 'plain', click: flow.onHome }, flow.texts.back)),
    ),
  );
}
