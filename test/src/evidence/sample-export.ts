import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import {
  checkpointEntry,
  type ExportManifest,
  exportEntryNames,
  exportFactType,
  exportProofEntry,
  exportSubject,
  keysEntry,
  manifestEntry,
  recordingProofEntry,
} from '@rollcall/shared/evidence/export-form';
import { localHeader, placeEntries, zipDirectory } from '@rollcall/shared/evidence/zip-form';
import { recordingIdOf } from '@rollcall/shared/ids';
import { sampleKeys, sampleWitness } from './sample-keys.ts';
import { proveLeaf, rootOf, type SampleFact, sampleLeaf } from './sample-ledger.ts';

export type Contents = Map<string, Buffer>;

const hexOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A ZIP of our form with these entries, in this order. */
export function zipOf(contents: Contents): Buffer {
  const entries = placeEntries(
    [...contents].map(([name, bytes]) => ({ name, sizeBytes: bytes.length, crc32: crc32(bytes) })),
  );
  const stored = [...contents.values()].flatMap((bytes, index) => {
    const entry = entries[index];
    return entry ? [localHeader(entry), bytes] : [];
  });
  return Buffer.concat([...stored, zipDirectory(entries)]);
}

/** The entries of a small export: two recordings with their facts, of which one may be erased; all as HQ makes it. */
export async function sampleExport({
  keys = sampleKeys(),
  stations = ['squad-1', 'squad-2'],
  erased = false,
} = {}): Promise<Contents> {
  const files = new Map<string, Buffer>();
  const recordings = ['a film of squad 1', 'a film of squad 2, longer'].map((film) => {
    const bytes = Buffer.from(film);
    const recordingId = recordingIdOf(hexOf(bytes));
    files.set(`recordings/${recordingId}.mp4`, bytes);
    return { recordingId, sha256: hexOf(bytes), sizeBytes: bytes.length, file: `recordings/${recordingId}.mp4` };
  });
  files.set('custody-history.html', Buffer.from('<!doctype html><meta charset="utf-8"><title>保管史</title>'));
  files.set('verify.html', Buffer.from('<!doctype html><title>verifier</title>'));
  files.set('说明.txt', Buffer.from('打开 verify.html 即可核验。\n'));
  const manifest: ExportManifest = {
    v: 1,
    exportId: '5b3c4f0e-31a5-4f0a-9a0d-7d6f5d5b1a01',
    createdAt: '2026-11-25T08:00:00.000Z',
    origin: keys.origin,
    purpose: '行政诉讼举证',
    requestedBy: 'inspector-zhang',
    approvedBy: null,
    files: [...files].map(([name, bytes]) => ({ name, sizeBytes: bytes.length, sha256: hexOf(bytes) })),
    recordings,
  };
  const manifestBytes = Buffer.from(canonicalJson(manifest));
  const facts: SampleFact[] = [
    { type: 'station_enrolled', subject: 'station:squad-1', payload: { by: 'admin' } },
    ...recordings.map(({ recordingId, sha256, sizeBytes }) => ({
      type: 'recording_verified',
      subject: `recording:${recordingId}`,
      payload: { versionId: 'v1', sha256, sizeBytes },
    })),
    ...recordings.map(({ recordingId }, index) => ({
      type: 'viewing_session_opened',
      subject: `recording:${recordingId}`,
      payload: { by: '张三', reason: '复核' },
      erased: erased && index === 0,
    })),
    {
      type: exportFactType,
      subject: exportSubject(manifest.exportId),
      payload: { manifestSha256: hexOf(manifestBytes) },
    },
    { type: 'session_ended', subject: 'session:7', payload: {} },
  ];
  const leaves = facts.map(sampleLeaf);
  const proofOf = (index: number) => proveLeaf(leaves, index);
  const proofs = new Map([
    [exportProofEntry, await proofOf(5)],
    ...(await Promise.all(
      recordings.map(
        async ({ recordingId }, index) =>
          [recordingProofEntry(recordingId), [await proofOf(1 + index), await proofOf(3 + index)]] as const,
      ),
    )),
  ] as [string, unknown][]);
  const witnesses = stations.map((station) => sampleWitness(station, keys.origin).verifierKey);
  const contents: Contents = new Map([
    [manifestEntry, manifestBytes],
    ...files,
    ...[...proofs].map(([name, value]): [string, Buffer] => [name, Buffer.from(canonicalJson(value))]),
    [keysEntry, Buffer.from(canonicalJson({ keySet: keys.keySetJws, witnesses }))],
    [checkpointEntry, Buffer.from(keys.checkpointNote(leaves.length, rootOf(leaves), stations))],
  ]);
  return new Map(exportEntryNames(manifest).map((name) => [name, contents.get(name) ?? Buffer.alloc(0)]));
}
