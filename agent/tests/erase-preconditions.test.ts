import { appendFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { l6Name } from './card-station-fixture.ts';
import { card, createEraseStation, type EraseStation, fillCard, hqTime, logName } from './erase-fixture.ts';
import { newTestKey } from './support/test-keys.ts';
import type { PermitChanges, PermitContent } from './support/test-permit.ts';

// Of every precondition of an erase one case, in which nothing else is wrong: nothing is erased, and HQ is told why.

type Case = {
  name: string;
  reason: EraseRefusal;
  /** Another permit than the right one, signed as it should be. */
  permit?: (permit: PermitContent) => PermitContent;
  /** Done to a right permit before HQ signs it: its place in the ledger is what it was. */
  ledger?: (permit: ErasePermit) => unknown;
  /** Another fact than the right one, rightly in the ledger. */
  fact?: PermitChanges['fact'];
  /** Something else that is not as it should be. */
  before?: (station: EraseStation) => unknown;
  /** How many files the card has then. */
  files?: number;
};

const otherDigest = 'a'.repeat(64);
const hours = (count: number) => new Date(hqTime.getTime() + count * 3_600_000);
const onCard = ({ dockFolder }: EraseStation, path: string) => join(dockFolder, card, path);
const sql = (statement: string) => (station: EraseStation) => station.agent.store.db.exec(statement);

const cases: Case[] = [
  {
    name: 'another key signed it',
    reason: 'bad_signature',
    before: async ({ hq }) => {
      hq.keys = { ...hq.keys, permit: await newTestKey() };
    },
  },
  {
    name: "the key for HQ's messages signed it",
    reason: 'bad_signature',
    before: ({ hq }) => {
      hq.keys = { ...hq.keys, permit: hq.keys.message };
    },
  },
  {
    name: 'it is for longer than a day',
    reason: 'unreadable_permit',
    permit: (p) => ({ ...p, expiresAt: hours(25).toISOString() }),
  },
  { name: 'it is for another station', reason: 'other_station', permit: (p) => ({ ...p, stationId: 'squad-2' }) },
  { name: "it has run out by HQ's time", reason: 'expired', before: ({ hq }) => (hq.now = hours(24)) },
  { name: "it begins later by HQ's time", reason: 'not_yet_valid', before: ({ hq }) => (hq.now = hours(-1)) },
  { name: 'it names nothing', reason: 'nothing_to_erase', permit: (p) => ({ ...p, files: [] }) },
  { name: 'its fact is another', reason: 'not_in_ledger', fact: { type: 'shift_added' } },
  { name: 'its fact has another payload', reason: 'not_in_ledger', fact: { payloadSha256: otherDigest } },
  {
    name: 'its fact tells of another permit',
    reason: 'not_in_ledger',
    ledger: (permit) => (permit.ledger.payload.permitSha256 = otherDigest),
  },
  { name: 'it was changed after its fact', reason: 'not_in_ledger', ledger: (permit) => permit.keep.pop() },
  {
    name: 'the tree has another leaf in its place',
    reason: 'not_in_ledger',
    ledger: ({ ledger }) => (ledger.proof = [...ledger.proof].reverse()),
  },
  {
    name: 'another key signed the checkpoint',
    reason: 'not_in_ledger',
    before: async ({ hq }) => {
      hq.keys = { ...hq.keys, ledger: await newTestKey() };
    },
  },
  {
    name: 'this station did not cosign the checkpoint',
    reason: 'not_cosigned',
    ledger: ({ ledger }) => (ledger.checkpoint = ledger.checkpoint.split('\n').slice(0, -2).join('\n').concat('\n')),
  },
  {
    name: 'another station cosigned the checkpoint in its name',
    reason: 'not_cosigned',
    before: async ({ hq }) => {
      hq.keys = { ...hq.keys, station: await newTestKey() };
    },
  },
  {
    name: 'the station saw two histories of the ledger',
    reason: 'ledger_fork',
    before: ({ hq }) => (hq.forked = true),
  },
  {
    name: 'it is for another dock session',
    reason: 'other_dock_session',
    permit: (p) => ({ ...p, dockSessionId: '0b5a1d4e-3c59-4c8c-9d43-5e6e0f9f7a11' }),
  },
  { name: 'it is for another card', reason: 'other_card', permit: (p) => ({ ...p, cardVolumeId: 'uuid:1234-ABCD' }) },
  {
    name: 'it is for another recorder',
    reason: 'other_recorder',
    permit: (p) => ({ ...p, recorderSerial: '7K30022' }),
  },
  {
    name: 'it is for another inventory',
    reason: 'card_changed',
    permit: (p) => ({ ...p, inventorySha256: otherDigest }),
  },
  {
    name: 'it names a file that is not there',
    reason: 'card_changed',
    before: (station) => rmSync(onCard(station, l6Name(1))),
    files: 3,
  },
  {
    name: 'a new file came',
    reason: 'card_changed',
    before: (station) => station.putFile(card, l6Name(3), 'new'),
    files: 5,
  },
  {
    name: 'a file grew',
    reason: 'card_changed',
    before: (station) => appendFileSync(onCard(station, l6Name(1)), 'more'),
  },
  {
    name: 'a file was written anew in the same size',
    reason: 'card_changed',
    before: (station) => writeFileSync(onCard(station, l6Name(1)), 'THE FIRST VIDEO'),
  },
  {
    name: 'a file that stays was changed',
    reason: 'card_changed',
    before: (station) => appendFileSync(onCard(station, logName), '2026-11-24 18:00:00,1\n'),
  },
  {
    name: 'a part of the card could not be listed',
    reason: 'card_not_listed',
    before: (station) => mkdirSync(onCard(station, 'deeper/'.repeat(34)), { recursive: true }),
  },
  {
    name: 'a piece of footage is not in it',
    reason: 'footage_not_in_permit',
    permit: (p) => ({ ...p, files: p.files.slice(1) }),
  },
  {
    name: "it names the recorder's log",
    reason: 'not_footage',
    permit: (p) => ({ ...p, files: [...p.files, logAsFile()] }),
  },
  {
    name: 'it says another digest',
    reason: 'other_digest',
    permit: (p) => ({ ...p, files: p.files.map((file) => ({ ...file, sha256: otherDigest })) }),
  },
  {
    name: 'it says another recording',
    reason: 'other_digest',
    permit: (p) => ({ ...p, files: p.files.map((file) => ({ ...file, recordingId: 'a'.repeat(32) })) }),
  },
  {
    name: 'a file waits to be collected again',
    reason: 'not_collected',
    before: sql(`update card_file set state = 'seen', recording_id = null where card_file_id = 1`),
  },
  {
    name: 'HQ has not verified a recording',
    reason: 'not_verified',
    before: sql(`update recording set state = 'uploaded'`),
  },
  {
    name: 'it lets an unreadable file go that could be read',
    reason: 'not_unreadable',
    permit: ({ files: [first, ...files], ...p }) => ({ ...p, files, unreadable: first ? [unreadable(first)] : [] }),
  },
  {
    name: 'the bytes on the card are others, in the same size and at the same time',
    reason: 'bytes_differ',
    before: async (station) => {
      await station.restart();
      const modifiedAt = new Date('2026-11-24T02:15:30Z');
      writeFileSync(onCard(station, l6Name(1)), 'the first vodka');
      utimesSync(onCard(station, l6Name(1)), modifiedAt, modifiedAt);
    },
  },
  {
    name: 'HQ says that it is no longer valid',
    reason: 'withdrawn',
    before: ({ hq }) => (hq.confirmation = { valid: false, reason: 'a guarantee of the store is missing' }),
  },
  {
    name: 'a new file came while HQ was asked',
    reason: 'card_changed',
    before: (station) => (station.hq.onConfirm = () => station.putFile(card, l6Name(3), 'new')),
    files: 5,
  },
];

let station: EraseStation;
let log: ErasePermit['files'][number] | undefined;

function logAsFile(): ErasePermit['files'][number] {
  if (!log) throw new Error('the log was not collected');
  return log;
}

function unreadable({ path, sizeBytes, modifiedAt }: ErasePermit['files'][number]): ErasePermit['unreadable'][number] {
  return { path, sizeBytes, modifiedAt, approvalId: 'approved-1' };
}

beforeEach(async () => {
  station = await createEraseStation();
  fillCard(station);
  await station.collectAndVerify();
  const collected = station.events('collected').find(({ sighting }) => sighting.path.text === logName);
  if (!collected) throw new Error('the log was not collected');
  const { sighting, sha256, recordingId } = collected;
  const { path, sizeBytes, modifiedAt } = sighting;
  log = { path, sizeBytes, modifiedAt, sha256, recordingId };
});

afterEach(() => station.close());

test.each(cases)(
  'nothing is erased when $name: $reason',
  async ({ reason, permit = (p) => p, ledger, fact, before, files = 4 }) => {
    const content = permit(station.permitFor());
    // Changes of who signs come before, those of the card after HQ has signed; neither minds the other.
    await before?.(station);
    await station.grant(content, { ...(fact ? { fact } : {}), ...(ledger ? { damage: ledger } : {}) });
    await station.eraser().runOnce();
    expect(station.filesOnCard()).toHaveLength(files);
    expect(station.events('card_erased')).toEqual([]);
    expect(station.events('erase_refused')).toEqual([
      { permitId: content.permitId, reason, detail: expect.toSatisfy(isDetail), paths: expect.any(Array) },
    ]);
  },
);

test('nothing is erased when another card lies where this one lay', async () => {
  const content = station.permitFor();
  renameSync(join(station.dockFolder, card), join(station.root, 'pulled'));
  station.putFile(card, l6Name(1), 'a video of another card');
  await station.grant(content);
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual([l6Name(1)]);
  expect(station.events('erase_refused').map(({ reason }) => reason)).toEqual(['card_changed']);
});

test('nothing is erased when the card was pulled out and put back', async () => {
  const content = station.permitFor();
  renameSync(join(station.dockFolder, card), join(station.root, 'pulled'));
  await station.settle();
  renameSync(join(station.root, 'pulled'), join(station.dockFolder, card));
  await station.settle();
  await station.grant(content);
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toHaveLength(4);
  expect(station.events('erase_refused').map(({ reason }) => reason)).toEqual(['other_dock_session']);
});

function isDetail(detail: unknown): boolean {
  return detail === null || typeof detail === 'string';
}
