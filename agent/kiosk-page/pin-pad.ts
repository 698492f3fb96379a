import { el } from './dom.ts';
import type { Texts } from './texts.ts';

/** Digits to touch, or to type on a keyboard. The PIN is never shown. */
export function pinPad(texts: Texts, onPin: (pin: string) => void, title = texts.pin): HTMLElement {
  let pin = '';
  const dots = el('div', { class: 'dots', role: 'status' });
  const show = () => {
    dots.textContent = '●'.repeat(pin.length);
    dots.setAttribute('aria-label', `${texts.pin}: ${pin.length}`);
  };
  const add = (digit: string) => {
    if (pin.length < 8) pin += digit;
    show();
  };
  const clear = () => {
    pin = '';
    show();
  };
  const confirm = () => {
    if (pin.length >= 6) onPin(pin);
  };
  const digit = (text: string) => el('button', { click: () => add(text) }, text);
  const pad = el(
    'div',
    { class: 'pad' },
    ...[...'123456789'].map(digit),
    el('button', { click: clear }, texts.clear),
    digit('0'),
    el('button', { class: 'main', click: confirm }, texts.confirm),
  );
  const section = el('section', { tabindex: 0 }, el('h2', {}, title), dots, pad);
  section.addEventListener('keydown', (event) => {
    if (/^\d$/.test(event.key)) add(event.key);
    else if (event.key === 'Backspace') clear();
    else if (event.key === 'Enter' && event.target === section) confirm();
  });
  show();
  return section;
}
