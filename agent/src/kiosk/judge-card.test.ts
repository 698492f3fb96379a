import { expect, it } from 'vitest';
import { type CardFacts, judgeCard } from './judge-card.ts';

const docked: CardFacts = {
  files: 12,
  filesCollected: 4,
  filesUnreadable: 0,
  filesTooLarge: 0,
  filesVerified: 0,
  unread: 0,
  told: false,
  isStuck: false,
  erase: 'none',
  isFull: false,
};
const done = { ...docked, filesCollected: 12, told: true };

it.each<[string, Partial<CardFacts>, string, boolean]>([
  ['nothing on it was seen complete', { files: 0, filesCollected: 0 }, 'reading', false],
  ['files are copied', {}, 'collecting', false],
  ['all are copied, and a file may still come', { filesCollected: 12 }, 'collecting', false],
  ['the station has no room', { isFull: true }, 'waiting', false],
  ['the station has no room, and nothing of it waits', { isFull: true, filesCollected: 12 }, 'collecting', false],
  ['it does not answer', { isStuck: true }, 'silent', false],
  ['a folder of it cannot be listed', { unread: 1 }, 'unreadable', false],
  ['a file of it cannot be read', { filesUnreadable: 1 }, 'unreadable', false],
  ['a file of it is larger than the station can keep', { filesTooLarge: 1 }, 'too_large', false],
])('may not be taken out while %s', (_, facts, step, mayBeTaken) => {
  expect(judgeCard({ ...docked, ...facts })).toEqual({ step, mayBeTaken });
});

it.each<[string, Partial<CardFacts>, string, boolean]>([
  ['HQ has verified some of it', { filesVerified: 3 }, 'uploading', true],
  ['HQ has verified all of it', { filesVerified: 12 }, 'verified', true],
  ['nothing is on it', { files: 0, filesCollected: 0 }, 'empty', true],
  ['it was erased', { files: 0, filesCollected: 0, erase: 'erased' }, 'erased', true],
  ['new footage came after an erase', { erase: 'erased', filesVerified: 12 }, 'verified', true],
  ['a folder of it cannot be listed any more', { unread: 1 }, 'unreadable', false],
  ['a file came that is not told yet', { files: 13 }, 'collecting', false],
  ['it is being erased', { erase: 'erasing', filesVerified: 12 }, 'erasing', false],
])('of a collected card: %s', (_, facts, step, mayBeTaken) => {
  expect(judgeCard({ ...done, ...facts })).toEqual({ step, mayBeTaken });
});
