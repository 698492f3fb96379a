import type { KioskState } from '../src/kiosk/kiosk-messages.ts';
import { el } from './dom.ts';
import type { Language, Texts } from './texts.ts';

/** What a page of the flow needs. */
export interface Flow {
  state: () => KioskState;
  /** Asks for the state again. */
  reload: () => Promise<void>;
  language: Language;
  texts: Texts;
  show: (view: HTMLElement) => void;
  onHome: () => void;
  /** Nothing more is asked: the screen goes back by itself before the next officer stands there. */
  leaveSoon: () => void;
}

/** A second tap before the first is answered does nothing. */
export function once(act: (value: string) => Promise<void>): (value: string) => void {
  let began = false;
  return (value) => {
    if (began) return;
    began = true;
    void act(value);
  };
}

/** Shows it, with the way back below. */
export function page(flow: Flow, view: HTMLElement): void {
  flow.show(
    el(
      'div',
      {},
      view,
      el('div', { class: 'row' }, el('button', { class: 'plain', click: flow.onHome }, flow.texts.back)),
    ),
  );
}

/** Shows the last page of a flow: it is read in passing. */
export function lastPage(flow: Flow, view: HTMLElement): void {
  page(flow, el('div', {}, view, el('p', { class: 'quiet' }, flow.texts.leaving)));
  flow.leaveSoon();
}
