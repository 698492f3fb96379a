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
