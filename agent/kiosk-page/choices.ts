import type { KioskState } from '../src/kiosk/kiosk-messages.ts';
import { el } from './dom.ts';
import type { Texts } from './texts.ts';

type Recorder = KioskState['recorders'][number];

/** Recorders to touch; docked and spare ones first. One that isn't there is typed. */
export function recorderChoices(
  { recorders, cards, officers }: KioskState,
  texts: Texts,
  {
    wanted,
    title,
    typed,
    onChoose,
  }: {
    wanted: (recorder: Recorder) => boolean;
    title: string;
    typed: boolean;
    onChoose: (recorderSerial: string) => void;
  },
): HTMLElement {
  const docked = new Set(cards.map(({ recorderSerial }) => recorderSerial));
  const rank = ({ recorderSerial, spare }: Recorder) => (docked.has(recorderSerial) ? 0 : spare ? 1 : 2);
  const shown = recorders.filter(wanted).sort((one, other) => rank(one) - rank(other));
  const strangers = typed
    ? [...docked].filter((serial) => !recorders.some(({ recorderSerial }) => recorderSerial === serial))
    : [];
  const name = (badgeNo: string) => officers.find((one) => one.badgeNo === badgeNo)?.name ?? badgeNo;
  const buttons = [
    ...shown.map((recorder) => ({
      serial: recorder.recorderSerial,
      tags: [
        recorder.spare ? texts.spare : '',
        docked.has(recorder.recorderSerial) ? texts.docked : '',
        texts.states[recorder.state],
        recorder.holderBadgeNo === null ? '' : name(recorder.holderBadgeNo),
      ],
    })),
    ...strangers.map((serial) => ({ serial, tags: [texts.docked] })),
  ].map(({ serial, tags }) =>
    el(
      'button',
      { click: () => onChoose(serial) },
      serial,
      el('span', { class: 'tags' }, tags.filter((tag) => tag !== '').join(' · ') || '\u00a0'),
    ),
  );
  return el(
    'section',
    {},
    el('h2', {}, title),
    el('div', { class: 'choices' }, ...buttons),
    typed ? typedSerial(texts, onChoose) : null,
  );
}

/** Spares to touch that work and that nobody holds. @param instead what they stand in for */
export function freeSpares(
  state: KioskState,
  texts: Texts,
  instead: string,
  onChoose: (recorderSerial: string) => void,
): HTMLElement {
  return recorderChoices(state, texts, {
    title: texts.chooseSpare,
    typed: false,
    wanted: ({ recorderSerial, spare, state: condition, holderBadgeNo }) =>
      spare && condition === 'normal' && holderBadgeNo === null && recorderSerial !== instead,
    onChoose,
  });
}

function typedSerial(texts: Texts, onChoose: (serial: string) => void): HTMLElement {
  const input = el('input', {
    'aria-label': texts.serial,
    placeholder: texts.serial,
    maxlength: 32,
  }) as HTMLInputElement;
  const next = () => {
    if (/^[A-Za-z0-9_-]{1,32}$/.test(input.value.trim())) onChoose(input.value.trim());
    else input.focus();
  };
  return el(
    'div',
    {},
    el('h2', {}, texts.otherRecorder),
    el('div', { class: 'row' }, input, el('button', { click: next }, texts.next)),
  );
}

/** Officers to touch, by badge. */
export function officerChoices(
  { officers }: KioskState,
  texts: Texts,
  onChoose: (badgeNo: string) => void,
): HTMLElement {
  const buttons = officers.map(({ badgeNo, name, hasPin }) =>
    el(
      'button',
      { click: () => onChoose(badgeNo) },
      `${badgeNo} ${name}`,
      el('span', { class: 'tags' }, hasPin ? '\u00a0' : texts.problems.no_pin),
    ),
  );
  return el('section', {}, el('h2', {}, texts.chooseOfficer), el('div', { class: 'choices' }, ...buttons));
}

/** What is wrong with it: touched, or typed. */
export function symptomChoices(texts: Texts, onChoose: (symptom: string) => void): HTMLElement {
  const input = el('input', { 'aria-label': texts.otherSymptom, maxlength: 500 }) as HTMLInputElement;
  const next = () => {
    if (input.value.trim().length >= 2) onChoose(input.value.trim());
    else input.focus();
  };
  const buttons = Object.values(texts.symptoms).map((text) => el('button', { click: () => onChoose(text) }, text));
  return el(
    'section',
    {},
    el('h2', {}, texts.symptom),
    el('div', { class: 'choices' }, ...buttons),
    el('h2', {}, texts.otherSymptom),
    el('div', { class: 'row' }, input, el('button', { click: next }, texts.next)),
  );
}
