import type { CardStep, DockedCard, KioskState } from '../src/kiosk/kiosk-messages.ts';
import { el } from './dom.ts';
import { roomLeft } from './room-left.ts';
import type { Texts } from './texts.ts';

/** Colour of a tile, and a mark for those who don't see colours. */
const looks: Record<CardStep, { tone: 'busy' | 'good' | 'bad' | 'quiet'; mark: string }> = {
  reading: { tone: 'busy', mark: '…' },
  collecting: { tone: 'busy', mark: '↓' },
  waiting: { tone: 'bad', mark: '!' },
  unreadable: { tone: 'bad', mark: '!' },
  too_large: { tone: 'bad', mark: '!' },
  silent: { tone: 'bad', mark: '!' },
  uploading: { tone: 'good', mark: '✓' },
  verified: { tone: 'good', mark: '✓' },
  erasing: { tone: 'bad', mark: '✕' },
  erased: { tone: 'good', mark: '✓' },
  empty: { tone: 'quiet', mark: '–' },
};

/** The cards in the dock, a tile each. Those that somebody must look after come first. */
export function cardTiles({ cards }: KioskState, texts: Texts): HTMLElement {
  const words = texts.card;
  const tiles = [...cards]
    .sort((one, other) => Number(needsSomebody(other)) - Number(needsSomebody(one)))
    .map((card) => tile(card, texts));
  const taken = cards.filter(({ mayBeTaken }) => mayBeTaken).length;
  const count = words.count.replace('{taken}', String(taken)).replace('{cards}', String(cards.length));
  return el(
    'section',
    { 'aria-label': texts.cards },
    el('h2', {}, texts.cards, cards.length === 0 ? null : el('span', { class: 'count' }, count)),
    cards.length === 0
      ? el('p', { class: 'quiet' }, texts.noCards)
      : el('ul', { class: `tiles${cards.length > 12 ? ' many' : ''}` }, ...tiles),
  );
}

function needsSomebody({ step, sharesSerial }: DockedCard): boolean {
  return sharesSerial || step === 'unreadable' || step === 'too_large' || step === 'silent';
}

function tile(card: DockedCard, texts: Texts): HTMLElement {
  const { recorderSerial, step, mayBeTaken, minutesLeft } = card;
  const { tone, mark } = looks[step];
  const words = texts.card;
  return el(
    'li',
    { class: `tile tone-${tone}`, 'data-step': step },
    el(
      'div',
      { class: 'serial' },
      el('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
      el('span', {}, recorderSerial),
    ),
    el('strong', { class: 'step' }, mayBeTaken ? words.take : words.steps[step]),
    el('div', {}, detailOf(card, texts)),
    card.sharesSerial ? el('div', { class: 'bad' }, texts.sharesSerial) : null,
    bar(card, texts),
    // Whoever takes it wants to know; before that it says nothing.
    mayBeTaken && minutesLeft !== null
      ? el('div', { class: 'quiet' }, `${words.left} ${roomLeft(minutesLeft, texts)}`)
      : null,
  );
}

function bar({ step, bytes, bytesCollected, recorderSerial }: DockedCard, texts: Texts): HTMLElement | null {
  if (step !== 'collecting' && step !== 'waiting') return null;
  const label = `${recorderSerial} ${texts.progress}`;
  return el('progress', { max: Math.max(bytes, 1), value: bytesCollected, 'aria-label': label });
}

function detailOf(card: DockedCard, texts: Texts): string {
  const { step, files, filesCollected, filesVerified, minutesToCollect } = card;
  const words = texts.card;
  const of = (done: number) => `${done} / ${files}`;
  switch (step) {
    case 'collecting': {
      const left =
        minutesToCollect === null ? '' : ` · ${words.needs.replace('{time}', timeOf(minutesToCollect, texts))}`;
      return `${of(filesCollected)}${left}`;
    }
    case 'waiting':
      return `${of(filesCollected)} · ${words.full}`;
    case 'uploading':
      return `${words.steps.uploading} ${of(filesVerified)}`;
    case 'verified':
      return words.steps.verified;
    case 'unreadable':
    case 'too_large':
    case 'silent':
    case 'erasing':
    case 'reading':
    case 'erased':
    case 'empty':
      return words.details[step];
  }
}

function timeOf(minutes: number, texts: Texts): string {
  return minutes < 1 ? `1 ${texts.minutes}` : roomLeft(minutes, texts);
}
