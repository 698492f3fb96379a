// Writes shared/fixtures: samples of every message on the wire, signed with a key made for them. Run it when a message is
// added (`node test/setup/make-contract-fixtures.ts`), with a file of its own: files that are there stay as they are, because
// what an earlier version signed must still be read.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { batchHash, batchJwsType, genesisHead } from '@rollcall/shared/contract/batch';
import { downJwsType } from '@rollcall/shared/contract/down-message';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

const folder = new URL('../../shared/fixtures/', import.meta.url);
const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
const other = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
const { kty, crv, x } = await exportJWK(publicKey);
const publicJwk = { kty, crv, x };
const kid = await calculateJwkThumbprint(publicJwk as { kty: string });

const bootId = '0b3c4f0e-31a5-4f0a-9a0d-7d6f5d5b1a01';
const dockSessionId = '6f6f9a8e-0a0c-4a59-8f43-3a54a9b0d001';
const id = (n: number) => `2f1c7a52-4c3b-4f6d-9f7e-0000000000${String(n).padStart(2, '0')}`;
const path = {
  bytes: Buffer.from('DCIM/100MEDIA/K000001_100001_20261125093000_0001.MP4').toString('base64'),
  text: 'DCIM/100MEDIA/K000001_100001_20261125093000_0001.MP4',
};
const gbkPath = {
  bytes: Buffer.from([0xc2, 0xbc, 0xcf, 0xf1, 0x2e, 0x6d, 0x70, 0x34]).toString('base64'),
  text: '录像.mp4',
};
const sha256 = createHash('sha256').update('a fixture').digest('hex');
const sighting = {
  dockSessionId,
  cardVolumeId: 'folder:K000001',
  recorderSerial: 'K000001',
  path,
  sizeBytes: 9_000_000,
  modifiedAt: '2026-11-25T01:40:00.000Z',
  claim: {
    recorderSerial: 'K000001',
    badgeNo: '100001',
    capturedAt: '2026-11-25T09:30:00+08:00',
    sequenceNo: 1,
    deviceMarked: false,
  },
};
const inspection = {
  outcome: 'healthy',
  kind: 'video',
  container: 'mp4',
  durationMs: 600_000,
  codecs: ['avc1.64001f', 'mp4a.40.2'],
  width: 1920,
  height: 1080,
  problems: [],
};
const damaged = {
  ...inspection,
  outcome: 'damaged',
  durationMs: null,
  problems: [{ code: 'truncated', detail: 'the file ends 12 bytes into mdat' }],
};
const collected = {
  recordingId: 'abcdefghijklmnopqrstuvwxyz234567',
  sha256,
  sizeBytes: 9_000_000,
  partSizeBytes: 8_388_608,
  partSha256: [sha256, sha256],
  extension: 'mp4',
  inspection,
  sighting,
};
const inventory = {
  dockSessionId,
  page: 1,
  pages: 1,
  entries: [{ path: gbkPath, sizeBytes: 0, modifiedAt: '1980-01-01T00:00:00.000Z' }],
};
const recorderLog = {
  dockSessionId,
  recorderSerial: 'K000001',
  cardVolumeId: 'folder:K000001',
  logPath: { bytes: Buffer.from('LOG/20261125.log').toString('base64'), text: 'LOG/20261125.log' },
  page: 1,
  pages: 1,
  badLines: 0,
};
const sideFile = {
  dockSessionId,
  recorderSerial: 'K000001',
  cardVolumeId: 'folder:K000001',
  sideFileId: collected.recordingId,
  path: { bytes: Buffer.from('trail_gpstrail.json').toString('base64'), text: 'trail_gpstrail.json' },
  recordingId: collected.recordingId,
  page: 1,
  pages: 1,
  badEntries: 0,
};
const trackPoint = { at: '2026-11-25T01:30:00Z', latitude: 30.6586, longitude: 104.0648, accuracyM: 5 };
const bookmark = { at: '2026-11-25T01:35:00Z', label: 'stop' };
const endedSighting = { ...sighting, claim: { ...sighting.claim, endedAt: '2026-11-25T09:40:00+08:00' } };
const fileName = 'K000001_100001_20261125093000_0001.MP4';
const recorderLogEntries = [
  { at: '2026-11-25T09:29:40+08:00', type: 2, fileName: null, line: 1 },
  { at: '2026-11-25T09:30:00+08:00', type: 4, fileName, line: 2, recorderSerial: 'K000001', sequenceNo: 1 },
  { at: '2026-11-25T09:40:00+08:00', type: 7, fileName, line: 4, recorderSerial: null, sequenceNo: null },
];
const unreadFolder = { bytes: Buffer.from('DCIM/101MEDIA').toString('base64'), text: 'DCIM/101MEDIA' };
const unread = {
  dockSessionId,
  cardVolumeId: 'folder:K000001',
  recorderSerial: 'K000001',
  count: 2,
  entries: [
    { path: unreadFolder, kind: 'folder', code: 'EIO' },
    { path: gbkPath, kind: 'name', code: 'EUCLEAN' },
  ],
};
const scanFailed = {
  dockSessionId,
  folder: { bytes: Buffer.from('K000001').toString('base64'), text: 'K000001' },
  recorderSerial: 'K000001',
  problem: 'failed',
  detail: 'EIO: i/o error, scandir',
};
const allInOrder = { charge: 'ok', function: 'ok', time: 'ok', picture: 'ok', sound: 'ok', space: 'ok' };
const checkOut = { recorderSerial: 'K000001', badgeNo: '100001', at: '2026-11-25T01:20:00.000Z' };
const fault = { ticketId: id(75), ...checkOut };
const attended = {
  attendanceId: id(91),
  sessionId: id(90),
  badgeNo: '100001',
  at: '2026-11-25T01:20:00.000Z',
  pinSetAt: '2026-11-20T08:00:00.000Z',
};
const bodies: [string, unknown][] = [
  ['station_started', { agentVersion: '0.1.0' }],
  [
    'docked',
    {
      dockSessionId,
      cardVolumeId: 'folder:K000001',
      recorderSerial: 'K000001',
      serialSource: 'file_name',
      profileId: 'L6',
      freeBytes: 1,
      totalBytes: 32_000_000_000,
    },
  ],
  ['inventory', inventory],
  ['collected', collected],
  ['collected', { ...collected, inspection: damaged }],
  [
    'sighted',
    {
      recordingId: null,
      problem: 'empty_file',
      sighting: {
        ...sighting,
        path: gbkPath,
        sizeBytes: 0,
        claim: { recorderSerial: null, badgeNo: null, capturedAt: null, sequenceNo: null, deviceMarked: false },
      },
    },
  ],
  ['collect_failed', { reason: 'unreadable', detail: 'EIO at byte 4096', sighting }],
  ['storage_low', { freeBytes: 1000, neededBytes: 9_000_000 }],
  ['station_state_lost', { reason: 'database_missing', detail: 'no database, but a journal', recordingsRebuilt: 3 }],
  ['undocked', { dockSessionId }],
];
const events = bodies.map(([type, body], index) => ({
  seq: index + 1,
  id: id(index + 1),
  type,
  wall: '2026-11-25T01:45:00.000Z',
  bootId,
  monotonicMs: 1000 * (index + 1),
  body,
}));
const batch = { v: 1, stationId: 'squad-1', incarnation: 1, firstSeq: 1, prev: genesisHead, events };
const addressing = { v: 1, stationId: 'squad-1', incarnation: 1, cloudEpoch: 1_795_000_000_000, counter: 7 };
const receipt = { ...addressing, kind: 'receipt', through: events.length, head: sha256, archivedThrough: 0 };
const refusal = { ...addressing, kind: 'refusal', reason: 'equivocation', firstSeq: 5, nextStep: 'Ask HQ.' };

const sign = (message: unknown, typ: string, key = privateKey) =>
  new CompactSign(Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)))
    .setProtectedHeader({ alg: 'EdDSA', typ, kid })
    .sign(key);
const signBatch = (message: unknown) => sign(message, batchJwsType);
const signDown = (message: unknown) => sign(message, downJwsType);
const flipped = (jws: string) => `${jws.slice(0, 60)}${jws[60] === 'A' ? 'B' : 'A'}${jws.slice(61)}`;

const batchJws = await signBatch(batch);
const hash = batchHash(Buffer.from(batchJws.split('.')[1] ?? '', 'base64url'), (bytes) =>
  createHash('sha256').update(bytes).digest(),
);
const hole = { ...batch, events: events.map((event, index) => ({ ...event, seq: event.seq + (index > 3 ? 1 : 0) })) };
const unknownType = {
  ...batch,
  events: [
    { ...events[0], type: 'levitated' },
    { ...events[1], seq: 2 },
  ],
};
const batchOf = (...ofType: [string, unknown][]) => ({
  ...batch,
  events: ofType.map(([type, body], index) => ({ ...events[index], type, body })),
});
const receiptJws = await signDown(receipt);
const noteOf = (size: number) =>
  `rollcall.example/hq\n${size}\n${Buffer.from(sha256, 'hex').toString('base64')}\n\n— rollcall.example/hq ${Buffer.alloc(68).toString('base64')}\n`;
const promisedBatch = { incarnation: 1, lastSeq: 12, hash: sha256, includedBy: '2026-11-25T01:50:00.000Z' };

write('valid', {
  'batch-every-event': { kind: 'batch', publicJwk, stationId: 'squad-1', jws: batchJws, hash, quarantined: [] },
  'batch-later-version': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [1],
    jws: await signBatch(unknownType),
    hash: null,
  },
  'batch-card-collected': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [3],
    jws: await signBatch(
      batchOf(
        ['card_collected', { dockSessionId, files: 0 }],
        ['card_collected', { dockSessionId, files: 12 }],
        ['card_collected', { dockSessionId, files: -1 }],
      ),
    ),
    hash: null,
  },
  'batch-erase': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [4, 5],
    jws: await signBatch(
      batchOf(
        [
          'inventory',
          { ...inventory, inventorySha256: sha256, entries: [{ ...inventory.entries[0], fileClass: 'media' }] },
        ],
        [
          'card_erased',
          { permitId: id(90), files: 12, dryRun: false, interrupted: true, freeBytesAfter: 31_000_000_000 },
        ],
        ['erase_refused', { permitId: id(91), reason: 'card_changed', detail: null, paths: [path, gbkPath] }],
        ['erase_refused', { permitId: id(91), reason: 'bad_mood', detail: null, paths: [] }],
        ['card_erased', { permitId: id(90), files: -1, dryRun: false, interrupted: false, freeBytesAfter: 0 }],
      ),
    ),
    hash: null,
  },
  'batch-witness': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [4, 5],
    jws: await signBatch(
      batchOf(
        ['ledger_fork', { had: noteOf(100), seen: noteOf(101) }],
        ['promise_broken', { promise: 'batch_in_ledger', batch: promisedBatch, had: null, detail: 'not in it' }],
        ['promise_broken', { promise: 'ledger_only_grows', batch: null, had: noteOf(100), detail: '90 of 100' }],
        ['promise_broken', { promise: 'ledger_only_grows', batch: {}, had: null, detail: '' }],
        ['ledger_fork', { had: noteOf(100) }],
      ),
    ),
    hash: null,
  },
  'batch-card-unread': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [4, 5],
    jws: await signBatch(
      batchOf(
        ['inventory', { ...inventory, inventorySha256: sha256, unread: 2 }],
        ['inventory', { ...inventory, inventorySha256: sha256 }],
        ['card_unread', unread],
        ['card_unread', { ...unread, entries: [] }],
        ['inventory', { ...inventory, unread: 0 }],
      ),
    ),
    hash: null,
  },
  'batch-card-scan-failed': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [3],
    jws: await signBatch(
      batchOf(
        ['card_scan_failed', { ...scanFailed, dockSessionId: null, recorderSerial: null }],
        ['card_scan_failed', { ...scanFailed, problem: 'hangs' }],
        ['card_scan_failed', { ...scanFailed, problem: 'sulks' }],
      ),
    ),
    hash: null,
  },
  'batch-recorder-log': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [],
    partly: [5, 6],
    jws: await signBatch(
      batchOf(
        ['recorder_log', { ...recorderLog, entries: recorderLogEntries }],
        ['recorder_log', { ...recorderLog, badLines: 3, entries: [] }],
        [
          'inventory',
          {
            ...inventory,
            entries: [{ ...inventory.entries[0], capturedAt: '2026-11-25T09:30:00+08:00', sequenceNo: 1 }],
          },
        ],
        ['inventory', { ...inventory, entries: [{ ...inventory.entries[0], sequenceNo: 0 }] }],
        ['recorder_log', { ...recorderLog, entries: [{ ...recorderLogEntries[0], type: 9 }] }],
        ['recorder_log', { ...recorderLog, entries: [{ ...recorderLogEntries[0], at: '2026-11-25 09:30:00' }] }],
      ),
    ),
    hash: null,
  },
  'batch-side-files': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [],
    partly: [3],
    jws: await signBatch(
      batchOf(
        ['recorder_track', { ...sideFile, entries: [trackPoint, { ...trackPoint, accuracyM: null }] }],
        ['recorder_bookmarks', { ...sideFile, badEntries: 2, entries: [bookmark, { ...bookmark, label: null }] }],
        ['recorder_track', { ...sideFile, recordingId: null, entries: [{ ...trackPoint, latitude: 91 }, trackPoint] }],
        ['collected', { ...collected, sighting: endedSighting }],
      ),
    ),
    hash: null,
  },
  'batch-station-life': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [5],
    jws: await signBatch(
      batchOf(
        ['station_started', { agentVersion: '0.5.0', lastAliveAt: null, cleanStop: false }],
        ['station_stopping', {}],
        ['station_started', { agentVersion: '0.5.0', lastAliveAt: '2026-11-25T01:40:00.000Z', cleanStop: true }],
        ['station_started', { agentVersion: '0.1.0' }],
        ['station_started', { agentVersion: '0.5.0', lastAliveAt: 'yesterday', cleanStop: true }],
      ),
    ),
    hash: null,
  },
  'batch-events-lost': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [2, 3],
    jws: await signBatch(
      batchOf(
        ['events_lost', { incarnation: 3, firstSeq: 41, lastSeq: 97 }],
        ['events_lost', { incarnation: 3, firstSeq: 0, lastSeq: 97 }],
        ['events_lost', { firstSeq: 41, lastSeq: 97 }],
      ),
    ),
    hash: null,
  },
  'batch-local-copies': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [5, 6],
    jws: await signBatch(
      batchOf(
        ['local_copy_pruned', { recordingId: collected.recordingId, reason: 'days_over' }],
        [
          'storage_low',
          {
            freeBytes: 1000,
            neededBytes: 9_000_000,
            limit: 'budget',
            since: '2026-11-25T01:44:00.000Z',
            localBytes: 800_000_000,
            budgetBytes: 800_000_000,
            waitsFor: 'upload',
          },
        ],
        ['storage_low', { freeBytes: 1000, neededBytes: 9_000_000 }],
        ['storage_freed', { since: '2026-11-25T01:44:00.000Z', freeBytes: 90_000_000 }],
        ['local_copy_pruned', { recordingId: collected.recordingId, reason: 'in the way' }],
        ['storage_freed', { freeBytes: 90_000_000 }],
      ),
    ),
    hash: null,
  },
  'batch-kiosk': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [5, 6],
    jws: await signBatch(
      batchOf(
        ['checked_out', { ...checkOut, observationId: id(71) }],
        ['checked_out', { ...checkOut, observationId: id(72), recorderSerial: 'K000009', spareFor: 'K000001' }],
        ['checked_in', { ...checkOut, observationId: id(73) }],
        ['fault_reported', { ...fault, symptom: '按键失灵' }],
        ['checked_out', { ...checkOut, observationId: id(74), badgeNo: null }],
        ['fault_reported', { ...fault, symptom: '' }],
      ),
    ),
    hash: null,
  },
  'batch-pre-shift-checks': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [3],
    jws: await signBatch(
      batchOf(
        ['pre_shift_checked', { ...checkOut, checkId: id(81), items: allInOrder }],
        [
          'pre_shift_checked',
          {
            ...{ ...checkOut, checkId: id(82), items: { ...allInOrder, sound: 'fault' } },
            ...{ ticketId: id(83), spare: 'taken', spareSerial: 'K000901' },
          },
        ],
        ['pre_shift_checked', { ...checkOut, checkId: id(84), items: { charge: 'ok' } }],
      ),
    ),
    hash: null,
  },
  'batch-training': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [3],
    jws: await signBatch(
      batchOf(
        ['training_attended', attended],
        ['training_attended', { ...attended, attendanceId: id(92), at: '0001-01-01T00:00:00Z' }],
        ['training_attended', { ...attended, attendanceId: id(93), pinSetAt: null }],
      ),
    ),
    hash: null,
  },
  'batch-draws': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    quarantined: [3, 4],
    jws: await signBatch(
      batchOf(
        ['draw_committed', { draw: 7, announcement: { index: 41, hash: sha256 }, commitment: sha256 }],
        ['draw_revealed', { draw: 7, close: { index: 99, hash: sha256 }, root: sha256, secret: sha256 }],
        ['draw_committed', { draw: 0, announcement: { index: 41, hash: sha256 }, commitment: sha256 }],
        ['draw_revealed', { draw: 7, close: { index: 99, hash: sha256 }, root: sha256, secret: 'AB' }],
      ),
    ),
    hash: null,
  },
  'down-receipt': { kind: 'down', publicJwk, jws: receiptJws, message: receipt },
  'down-receipt-promise': {
    kind: 'down',
    publicJwk,
    jws: await signDown({ ...receipt, includedBy: promisedBatch.includedBy }),
    message: { ...receipt, includedBy: promisedBatch.includedBy },
  },
  'down-refusal': { kind: 'down', publicJwk, jws: await signDown(refusal), message: refusal },
  'down-receipt-later-version': {
    kind: 'down',
    publicJwk,
    jws: await signDown({ ...receipt, mood: 'new optional field' }),
    message: receipt,
  },
  'presence-online': { kind: 'presence', message: { v: 1, state: 'online', incarnation: 1, connection: 12 } },
  'presence-with-lease': {
    kind: 'presence',
    message: { v: 1, state: 'online', incarnation: 1, connection: 12, lease: { renewal: 3, ms: 150_000 } },
  },
  'presence-offline': { kind: 'presence', message: { v: 1, state: 'offline', incarnation: 0, connection: 1 } },
});
write('invalid', {
  'batch-other-key': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    jws: await sign(batch, batchJwsType, other.privateKey),
    outcome: 'bad_signature',
  },
  'batch-altered': { kind: 'batch', publicJwk, stationId: 'squad-1', jws: flipped(batchJws), outcome: 'bad_signature' },
  'batch-unsigned': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    jws: JSON.stringify(batch),
    outcome: 'bad_signature',
  },
  'batch-of-another-station': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-2',
    jws: batchJws,
    outcome: 'bad_signature',
  },
  'batch-signed-receipt': { kind: 'batch', publicJwk, stationId: 'squad-1', jws: receiptJws, outcome: 'bad_signature' },
  'batch-without-events': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    jws: await signBatch({ ...batch, events: [] }),
    outcome: 'unreadable_batch',
  },
  'batch-not-json': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    jws: await signBatch('not JSON'),
    outcome: 'unreadable_batch',
  },
  'batch-version-2': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    jws: await signBatch({ ...batch, v: 2 }),
    outcome: 'unreadable_batch',
  },
  'batch-with-hole': {
    kind: 'batch',
    publicJwk,
    stationId: 'squad-1',
    jws: await signBatch(hole),
    outcome: 'batch',
    quarantined: [5, 6, 7, 8, 9, 10],
  },
  'down-other-key': {
    kind: 'down',
    publicJwk,
    jws: await sign(receipt, downJwsType, other.privateKey),
    outcome: 'bad_signature',
  },
  'down-altered': { kind: 'down', publicJwk, jws: flipped(receiptJws), outcome: 'bad_signature' },
  'down-unsigned': { kind: 'down', publicJwk, jws: JSON.stringify(receipt), outcome: 'bad_signature' },
  'down-signed-batch': { kind: 'down', publicJwk, jws: batchJws, outcome: 'other_type' },
  'down-without-head': {
    kind: 'down',
    publicJwk,
    jws: await signDown({ ...receipt, head: undefined }),
    outcome: 'unreadable',
  },
  'down-negative-through': {
    kind: 'down',
    publicJwk,
    jws: await signDown({ ...receipt, through: -1 }),
    outcome: 'unreadable',
  },
  'down-promise-without-date': {
    kind: 'down',
    publicJwk,
    jws: await signDown({ ...receipt, includedBy: 'soon' }),
    outcome: 'unreadable',
  },
  'down-unknown-kind': {
    kind: 'down',
    publicJwk,
    jws: await signDown({ ...receipt, kind: 'permission' }),
    outcome: 'unreadable',
  },
  'presence-lease-of-a-day': {
    kind: 'presence',
    message: { v: 1, state: 'online', incarnation: 1, connection: 12, lease: { renewal: 3, ms: 86_400_000 } },
  },
  'presence-without-connection': { kind: 'presence', message: { v: 1, state: 'online', incarnation: 1 } },
});

function write(kind: 'valid' | 'invalid', fixtures: Record<string, unknown>): void {
  mkdirSync(new URL(kind, folder), { recursive: true });
  for (const [name, fixture] of Object.entries(fixtures)) {
    const file = new URL(`${kind}/${name}.json`, folder);
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(fixture, null, 2)}\n`);
  }
}
