import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import {
  checkpointEntry,
  type ExportManifest,
  erasureFactType,
  erasuresEntry,
  exportEntryNames,
  exportFactType,
  exportProofEntry,
  exportSubject,
  factsSha256,
  keysEntry,
  manifestEntry,
  recordingProofEntry,
  sealBody,
  sealEntry,
} from '@rollcall/shared/evidence/export-form';
import { localHeader, placeEntries, zipDirectory } from '@rollcall/shared/evidence/zip-form';
import { recordingIdOf } from '@rollcall/shared/ids';
import { type SampleKeys, sampleKeys, sampleWitness, sha256 } from './sample-keys.ts';
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

interface SampleOptions {
  keys?: SampleKeys;
  /** Of the manifest: 2 is what HQ writes, 1 what it wrote once. */
  form?: 1 | 2;
  /** Those that cosigned. */
  stations?: readonly string[];
  /** Whether the fact that somebody looked at the first recording was erased, which another fact then says. */
  erased?: boolean;
  /** Names of more files, which are exported as if HQ had chosen them. */
  moreNames?: readonly string[];
}

const films = ['a film of squad 1', 'a film of squad 2, longer'];

/** The entries of a small export: two recordings with their facts, of which one may be erased; all as HQ makes it. */
export async function sampleExport({
  keys = sampleKeys(),
  form = 2,
  stations = ['squad-1', 'squad-2'],
  erased = false,
  moreNames = [],
}: SampleOptions = {}): Promise<Contents> {
  const files = new Map<string, Buffer>();
  const recordings = films.map((film) => {
    const bytes = Buffer.from(film);
    const recordingId = recordingIdOf(hexOf(bytes));
    files.set(`recordings/${recordingId}.mp4`, bytes);
    return { recordingId, sha256: hexOf(bytes), sizeBytes: bytes.length, file: `recordings/${recordingId}.mp4` };
  });
  files.set('custody-history.html', Buffer.from('<!doctype html><meta charset="utf-8"><title>保管史</title>'));
  files.set('verify.html', Buffer.from('<!doctype html><title>verifier</title>'));
  files.set('说明.txt', Buffer.from('打开 verify.html 即可核验。\n'));
  for (const name of moreNames) files.set(name, Buffer.from('more'));
  const aboutRecordings: SampleFact[] = [
    { type: 'station_enrolled', subject: 'station:squad-1', payload: { by: 'admin' } },
    ...recordings.map(({ recordingId, sha256: digest, sizeBytes }) => ({
      type: 'recording_verified',
      subject: `recording:${recordingId}`,
      payload: { versionId: 'v1', sha256: digest, sizeBytes },
    })),
    ...recordings.map(({ recordingId }, index) => ({
      type: 'viewing_session_opened',
      subject: `recording:${recordingId}`,
      payload: { by: '张三', reason: '复核' },
      erased: erased && index === 0,
    })),
    ...(erased ? [erasure({ factId: 4, about: `recording:${recordings[0]?.recordingId}` })] : []),
  ];
  const sealedLeaves = aboutRecordings.map(sampleLeaf);
  const seal = (indexes: readonly number[]) => {
    const facts = indexes.flatMap((index) => sealedLeaves[index] ?? []);
    return { sha256: factsSha256(facts, sha256), indexes: [...indexes] };
  };
  const factsOf = (nr: number) => [1 + nr, 3 + nr];
  const erasures = erased ? [5] : [];
  const head = {
    exportId: '5b3c4f0e-31a5-4f0a-9a0d-7d6f5d5b1a01',
    createdAt: '2026-11-25T08:00:00.000Z',
    origin: keys.origin,
    purpose: '行政诉讼举证',
    requestedBy: 'inspector-zhang',
    approvedBy: null,
    files: [...files].map(([name, bytes]) => ({ name, sizeBytes: bytes.length, sha256: hexOf(bytes) })),
  };
  const manifest: ExportManifest =
    form === 1
      ? { ...head, v: 1, recordings }
      : {
          ...head,
          v: 2,
          recordings: recordings.map((recording, nr) => ({ ...recording, facts: seal(factsOf(nr)) })),
          erasures: seal(erasures),
        };
  const manifestBytes = Buffer.from(canonicalJson(manifest));
  const manifestSha256 = hexOf(manifestBytes);
  const leaves = [
    ...aboutRecordings,
    { type: exportFactType, subject: exportSubject(manifest.exportId), payload: { manifestSha256 } },
    { type: 'session_ended', subject: 'session:7', payload: {} },
  ].map(sampleLeaf);
  const prove = (indexes: readonly number[]) => Promise.all(indexes.map((index) => proveLeaf(leaves, index)));
  const witnesses = stations.map((station) => sampleWitness(station, keys.origin).verifierKey);
  const keysBytes = Buffer.from(canonicalJson({ keySet: keys.keySetJws, witnesses }));
  const contents: Contents = new Map([
    [manifestEntry, manifestBytes],
    ...files,
    [exportProofEntry, jsonOf(await proveLeaf(leaves, aboutRecordings.length))],
    [erasuresEntry, jsonOf(await prove(erasures))],
    [keysEntry, keysBytes],
    [checkpointEntry, Buffer.from(keys.checkpointNote(leaves.length, rootOf(leaves), stations))],
    [sealEntry, Buffer.from(keys.sign(sealBody({ ...head, manifestSha256, keysSha256: hexOf(keysBytes) })))],
  ]);
  for (const [nr, { recordingId }] of recordings.entries()) {
    contents.set(recordingProofEntry(recordingId), jsonOf(await prove(factsOf(nr))));
  }
  return new Map(exportEntryNames(manifest).map((name) => [name, contents.get(name) ?? Buffer.alloc(0)]));
}

function erasure({ factId, about }: { factId: number; about: string }): SampleFact {
  return { type: erasureFactType, subject: 'hq:ledger', payload: { about, by: 'admin', factId, reason: '依法删除' } };
}

function jsonOf(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value));
}
