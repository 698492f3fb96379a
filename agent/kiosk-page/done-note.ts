import { el } from './dom.ts';
import type { Flow } from './flow.ts';

/** What was entered, with a tick and the name of whoever did it: it is read in passing. */
export function doneNote(flow: Flow, text: string, badgeNo: string): HTMLElement {
  const name = flow.state().officers.find((officer) => officer.badgeNo === badgeNo)?.name ?? '';
  return el(
    'div',
    { class: 'note good done', role: 'status' },
    el('span', { class: 'tick', 'aria-hidden': 'true' }, '✓'),
    el('div', {}, el('strong', {}, text), el('div', {}, `${badgeNo} ${name}`)),
  );
}
