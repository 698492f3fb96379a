import type { CheckedItems } from '../src/kiosk/kiosk-messages.ts';
import { el } from './dom.ts';
import type { Texts } from './texts.ts';

type Item = keyof CheckedItems;

/** The six items. One tap says that all are in order; otherwise each that is at fault is tapped. Nothing is chosen before. */
export function checkView({ check }: Texts, onDone: (items: CheckedItems) => void): HTMLElement {
  const names = Object.keys(check.items) as Item[];
  const faulty = new Set<Item>();
  const done = () => {
    const results = names.map((item) => [item, faulty.has(item) ? 'fault' : 'ok']);
    onDone(Object.fromEntries(results) as CheckedItems);
  };
  const allOk = el('button', { class: 'act', click: done }, check.allOk);
  const next = el('button', { class: 'act', hidden: true, click: done }, check.next);
  const items = names.map((item) => {
    const mark = el('span', { class: 'tags' }, '\u00a0');
    const button = el('button', { class: 'item', 'aria-pressed': 'false' }, check.items[item], mark);
    button.addEventListener('click', () => {
      if (!faulty.delete(item)) faulty.add(item);
      const is = faulty.has(item);
      button.setAttribute('aria-pressed', String(is));
      mark.textContent = is ? check.faultyMark : '\u00a0';
      allOk.hidden = faulty.size > 0;
      next.hidden = faulty.size === 0;
    });
    return button;
  });
  return el(
    'section',
    {},
    el('h2', {}, check.ask),
    el('div', { class: 'acts' }, allOk, next),
    el('p', {}, check.tapFaulty),
    el('div', { class: 'items' }, ...items),
  );
}

/** What is at fault, as the repair ticket says it. */
export function symptomOf(items: CheckedItems, { check }: Texts): string {
  const faulty = (Object.keys(check.items) as Item[]).filter((item) => items[item] === 'fault');
  return check.prefix + faulty.map((item) => check.faults[item]).join(check.separator);
}
