import { inventorySha256 } from '@rollcall/shared/contract/inventory-digest';
import type { EraseObjectionKind } from '@rollcall/shared/resources/erases';
import { expect, test } from 'vitest';
import { sha256 } from '../../ledger/sha256.ts';
import { type CardFacts, judgeCard } from './judge-card.ts';
import type { CardFile } from './judge-card-file.ts';

const now = new Date('2026-11-25T08:00:00Z');
const digest = 'd'.repeat(64);

function fileOf(text: string, changes: Partial<CardFile> = {}): CardFile {
  return {
    path: { bytes: Buffer.from(text).toString('base64'), text },
    sizeBytes: 9,
    modifiedAt: '2026-11-25T01:00:00.000Z',
    fileClass: 'media',
    seen: { recordingId: `recording-of-${text}`, problem: null },
    recording: {
      sha256: digest,
      state: 'verified',
      integrityProblem: null,
      lockedUntil: new Date('2027-05-25T00:00:00Z'),
      readSinceRestore: true,
      damaged: false,
      caseNos: [],
    },
    approval: null,
    ...changes,
  };
}

const video = fileOf('1.mp4');
const log = fileOf('LOG/1.log', { fileClass: 'log' });
const notes = fileOf('notes.txt', { fileClass: 'inventory_only', seen: null, recording: null });
const empty = fileOf('2.mp4', { sizeBytes: 0, seen: { recordingId: null, problem: 'empty_file' }, recording: null });
const unreadable = fileOf('3.mp4', { seen: { recordingId: null, problem: 'unreadable' }, recording: null });
const damaged = recorded({ damaged: true });
const approval = { approvalId: 'approval-1', proposedBy: 'li', reason: 'the card is broken', approved: true };

function recorded(changes: Partial<NonNullable<CardFile['recording']>>): CardFile {
  return fileOf('4.mp4', { recording: { ...recordingOf(video), ...changes } });
}

function recordingOf({ recording }: CardFile): NonNullable<CardFile['recording']> {
  if (!recording) throw new Error('this file became no recording');
  return recording;
}

function factsOf(files: CardFile[], changes: Partial<CardFacts> = {}): CardFacts {
  return {
    station: { revoked: false, frozen: false, forked: false },
    recorderSerial: '7K30021',
    inventory: { sha256: inventorySha256(files, sha256), files },
    unread: 0,
    collected: true,
    guaranteesMissing: [],
    locksNeeded: true,
    refusedLately: null,
    now,
    ...changes,
  };
}

const pathsOf = (files: readonly { path: { text: string } }[]) => files.map(({ path }) => path.text);

test('footage that HQ has goes, empty files with it; the log and what is no footage stays', () => {
  const verdict = judgeCard(factsOf([video, empty, log, notes]), sha256);
  if (verdict.outcome !== 'permit') throw new Error(JSON.stringify(verdict));
  expect(pathsOf(verdict.files)).toEqual(['1.mp4', '2.mp4']);
  expect(verdict.files.map(({ recordingId }) => recordingId)).toEqual(['recording-of-1.mp4', null]);
  expect(verdict.keep.map(({ text }) => text)).toEqual(['LOG/1.log', 'notes.txt']);
  expect(verdict.unreadable).toEqual([]);
});

test('a card without footage, or without anything, has nothing to erase', () => {
  expect(judgeCard(factsOf([log, notes]), sha256)).toEqual({ outcome: 'nothing' });
  expect(judgeCard(factsOf([]), sha256)).toEqual({ outcome: 'nothing' });
});

test('a card without footage of which parts can not be read may have some there', () => {
  expect(judgeCard(factsOf([log], { unread: 2 }), sha256)).toMatchObject({
    outcome: 'blocked',
    objections: [{ kind: 'card_unread' }],
  });
});

test('what a person let go, goes: unreadable files by the approval, damaged ones as what was collected', () => {
  const verdict = judgeCard(
    factsOf([
      { ...unreadable, approval },
      { ...damaged, approval },
    ]),
    sha256,
  );
  expect(verdict).toMatchObject({
    outcome: 'permit',
    files: [{ path: damaged.path, sha256: digest }],
    unreadable: [{ path: unreadable.path, approvalId: 'approval-1' }],
  });
});

test('a store that keeps no locks, and was let through by name, holds nothing back', () => {
  const facts = factsOf([recorded({ lockedUntil: null })], { locksNeeded: false });
  expect(judgeCard(facts, sha256).outcome).toBe('permit');
});

const proposed = { ...approval, approved: false };
const station = { revoked: false, frozen: false, forked: false };

// Of every condition one case in which nothing else is wrong, beside a file with which all is well.
test.each<[string, EraseObjectionKind, CardFile[], Partial<CardFacts>]>([
  ['the station was revoked', 'station_revoked', [], { station: { ...station, revoked: true } }],
  ['the station is frozen', 'station_frozen', [], { station: { ...station, frozen: true } }],
  ['the station saw two histories of the ledger', 'ledger_fork', [], { station: { ...station, forked: true } }],
  ['nobody knows the recorder', 'recorder_unknown', [], { recorderSerial: '未知 记录仪' }],
  ['the store lacks a guarantee', 'guarantees_missing', [], { guaranteesMissing: ['keeps_versions'] }],
  ['the station refused a short while ago', 'refused_lately', [], { refusedLately: 'cannot_remount' }],
  ['no whole inventory came', 'inventory_incomplete', [], { inventory: null }],
  ['the inventory is not what it says', 'inventory_incomplete', [], { inventory: { sha256: digest, files: [video] } }],
  ['parts of the card can not be read', 'card_unread', [], { unread: 1 }],
  ['the station says not what files are', 'station_too_old', [fileOf('5.mp4', { fileClass: undefined })], {}],
  ['the card is still being collected', 'being_collected', [], { collected: false }],
  ['a file was only listed', 'being_collected', [fileOf('5.mp4', { seen: null, recording: null })], {}],
  [
    'a file vanished while it was read',
    'being_collected',
    [{ ...unreadable, seen: { recordingId: null, problem: 'vanished' } }],
    {},
  ],
  ['a file could not be read', 'unreadable', [unreadable], {}],
  [
    'a file is larger than the station can keep, whoever let it go',
    'too_large',
    [{ ...unreadable, seen: { recordingId: null, problem: 'too_large' }, approval }],
    {},
  ],
  [
    'a file reads differently each time',
    'unreadable',
    [{ ...unreadable, seen: { recordingId: null, problem: 'reads_differ' } }],
    {},
  ],
  ['a second person has not agreed yet', 'unreadable', [{ ...unreadable, approval: proposed }], {}],
  ['a recording is not verified', 'not_verified', [recorded({ state: 'uploaded' })], {}],
  ['a recording was deleted', 'not_verified', [recorded({ state: 'deleted' })], {}],
  ['a recording is not known', 'not_verified', [fileOf('5.mp4', { recording: null })], {}],
  ['a stored object is gone', 'integrity_problem', [recorded({ integrityProblem: 'object_missing' })], {}],
  ['HQ was restored and has not read it since', 'not_read_since_restore', [recorded({ readSinceRestore: false })], {}],
  ['a recording is not locked', 'not_locked', [recorded({ lockedUntil: null })], {}],
  ['the lock of a recording has ended', 'not_locked', [recorded({ lockedUntil: now })], {}],
  ['a recording is damaged', 'damaged', [damaged], {}],
  [
    'a damaged recording is case evidence, whoever let it go',
    'damaged',
    [{ ...recorded({ damaged: true, caseNos: ['丰公交2026-0001'] }), approval }],
    {},
  ],
  ['a recording is damaged and one person would let it go', 'damaged', [{ ...damaged, approval: proposed }], {}],
])('no permit when %s: %s', (_, kind, files, changes) => {
  const verdict = judgeCard(factsOf([video, ...files, log], changes), sha256);
  if (verdict.outcome !== 'blocked') throw new Error(verdict.outcome);
  expect(verdict.objections.map((objection) => objection.kind)).toEqual([kind]);
  expect(pathsOf(verdict.objections[0]?.files ?? [])).toEqual(kind === 'station_too_old' ? [] : pathsOf(files));
});

test('every reason is told, with the first files and how many there are', () => {
  const many = Array.from({ length: 25 }, (_, nr) => ({
    ...unreadable,
    ...fileOf(`x${nr}.mp4`, { seen: unreadable.seen, recording: null }),
  }));
  const verdict = judgeCard(factsOf([...many, damaged], { guaranteesMissing: ['keeps_versions'] }), sha256);
  if (verdict.outcome !== 'blocked') throw new Error(verdict.outcome);
  expect(verdict.objections.map(({ kind, count, files, detail }) => [kind, count, files.length, detail])).toEqual([
    ['guarantees_missing', 0, 0, 'keeps_versions'],
    ['unreadable', 25, 10, null],
    ['damaged', 1, 1, null],
  ]);
});
