import type { KioskState } from '../src/kiosk/kiosk-messages.ts';
import { cardTiles } from './card-tiles.ts';
import { el } from './dom.ts';
import type { Texts } from './texts.ts';
import { clock, dayAndClock } from './time-in-china.ts';

export type Act = 'check_out' | 'check_in' | 'fault';

/** How old the list of officers may be before the page says that HQ is away. */
const freshMs = 5 * 60_000;

/** What is in the dock, what was entered today, and what one can do. */
export function homeView(
  state: KioskState,
  texts: Texts,
  onAct: (act: Act | 'decisions' | 'attend') => void,
): HTMLElement {
  const training = state.sessions.length > 0 ? (['attend'] as const) : [];
  const acts = (['check_out', 'check_in', 'fault', 'decisions', ...training] as const).map((act) =>
    el('button', { class: 'act', click: () => onAct(act), disabled: state.officers.length === 0 }, texts.acts[act]),
  );
  return el(
    'div',
    {},
    storageNote(state, texts),
    lineNote(state, texts),
    windowNote(state, texts),
    diceFault(state, texts),
    ...cardNotes(state, texts),
    el('div', { class: 'acts' }, ...acts),
    cardTiles(state, texts),
    recent(state, texts),
    diceLine(state, texts),
    checkpointLine(state, texts),
  );
}

/** Whether HQ has not answered for a while. */
export function isAway({ directoryAt, now }: KioskState): boolean {
  return directoryAt !== null && Date.parse(now) - Date.parse(directoryAt) >= freshMs;
}

function storageNote({ storageFull: full }: KioskState, texts: Texts): HTMLElement | null {
  if (!full) return null;
  const words = texts.storageFull;
  const what = `${words[full.limit]}${words.stoppedSince}${dayAndClock(full.since)}`;
  return el(
    'div',
    { class: 'note bad', role: 'alert' },
    el('strong', {}, what),
    el('div', {}, words.waitsFor[full.waitsFor]),
    el('div', {}, words.keep),
  );
}

function lineNote(state: KioskState, texts: Texts): HTMLElement | null {
  if (state.directoryAt === null) return el('p', { class: 'note bad', role: 'status' }, texts.noDirectory);
  if (!isAway(state)) return null;
  return el('p', { class: 'note warn', role: 'status' }, texts.offline);
}

function windowNote({ uploadsWaitUntil: until }: KioskState, texts: Texts): HTMLElement | null {
  if (until === null) return null;
  return el('p', { class: 'quiet', role: 'status' }, texts.uploadsWait.replace('{when}', dayAndClock(until)));
}

function diceFault({ dice: { fault } }: KioskState, texts: Texts): HTMLElement | null {
  return fault && el('p', { class: 'note bad', role: 'alert' }, texts.dice.faults[fault]);
}

/** The station's part in the last draw that it answered. */
function diceLine({ dice: { last } }: KioskState, texts: Texts): HTMLElement | null {
  if (!last) return null;
  const { draw, commitment, openedAt } = last;
  const words = openedAt === null ? texts.dice.sealed : texts.dice.opened.replace('{when}', dayAndClock(openedAt));
  const said = words.replace('{draw}', String(draw)).replace('{commitment}', commitment);
  return el('p', { class: 'quiet' }, said);
}

/** To be compared by eye with what HQ shows to others. */
function checkpointLine({ checkpoint }: KioskState, texts: Texts): HTMLElement {
  if (!checkpoint) return el('p', { class: 'quiet' }, texts.noCheckpoint);
  const { size, root, seenAt } = checkpoint;
  const said = texts.checkpoint.replace('{when}', dayAndClock(seenAt)).replace('{size}', size.toLocaleString('en-US'));
  const [before = '', after = ''] = said.split('{root}');
  return el('p', { class: 'quiet' }, before, el('code', {}, root), after);
}

/** What is wrong with cards that are plugged in, and what to do. */
function cardNotes({ cardTroubles }: KioskState, texts: Texts): HTMLElement[] {
  return cardTroubles.map((code) =>
    // Where udev mounts cards it is so all the time, and nobody here can change it.
    code === 'card_writable'
      ? el('p', { class: 'quiet' }, texts.cardTroubles[code])
      : el('p', { class: 'note bad', role: 'alert' }, texts.cardTroubles[code]),
  );
}

function recent({ entries, officers }: KioskState, texts: Texts): HTMLElement {
  const name = (badgeNo: string) => officers.find((one) => one.badgeNo === badgeNo)?.name ?? '';
  const rows = entries
    .slice(0, 12)
    .map(({ at, badgeNo, confirmed, ...entry }) =>
      el(
        'tr',
        {},
        el('td', {}, clock(at)),
        el('td', {}, texts.kinds[entry.kind]),
        el('td', {}, entry.kind === 'attend' ? entry.topic : entry.recorderSerial),
        el('td', {}, `${badgeNo} ${name(badgeNo)}`),
        el('td', { class: 'quiet' }, confirmed ? texts.told : texts.waiting),
      ),
    );
  return el(
    'section',
    {},
    el('h2', {}, texts.recent),
    rows.length === 0
      ? el('p', { class: 'quiet' }, texts.noRecent)
      : el(
          'table',
          {},
          el('thead', {}, head([texts.time, texts.what, texts.about, texts.officer, texts.atHq])),
          el('tbody', {}, ...rows),
        ),
  );
}

function head(names: string[]): HTMLElement {
  return el('tr', {}, ...names.map((name) => el('th', { scope: 'col' }, name)));
}
