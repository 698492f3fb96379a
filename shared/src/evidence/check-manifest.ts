import { recordingIdOf } from '../ids.ts';
import { type ExportManifest, exportEntryNames, manifestEntry } from './export-form.ts';
import { findRefusedName } from './find-refused-name.ts';
import type { Finding } from './finding.ts';
import type { OpenedEntries } from './open-entries.ts';

/** Whether the files are those that the manifest lists, and each recording is listed as what its bytes make it. */
export function checkManifest(manifest: ExportManifest, opened: OpenedEntries): Finding[] {
  const { files, recordings } = manifest;
  const findings: Finding[] = [];
  const refused = findRefusedName(exportEntryNames(manifest));
  if (refused !== null) findings.push({ code: 'name_refused', entry: manifestEntry, detail: { name: refused } });
  for (const { name, sizeBytes, sha256 } of files) {
    const entry = opened.entries.get(name);
    if (!entry) continue; // told as missing already
    if (entry.sizeBytes !== sizeBytes) {
      findings.push({ code: 'file_size_differs', entry: name, detail: { expected: sizeBytes, seen: entry.sizeBytes } });
    } else if (entry.sha256 !== sha256) {
      findings.push({ code: 'file_digest_differs', entry: name, detail: { expected: sha256, seen: entry.sha256 } });
    }
  }
  const listed = new Map(files.map((file) => [file.name, file]));
  for (const { recordingId, sha256, sizeBytes, file } of recordings) {
    const detail = { recordingId };
    const named = listed.get(file);
    if (recordingIdOf(sha256) !== recordingId || !file.startsWith(`recordings/${recordingId}`)) {
      findings.push({ code: 'recording_id_differs', entry: manifestEntry, detail });
    }
    if (named?.sha256 !== sha256 || named.sizeBytes !== sizeBytes) {
      findings.push({ code: 'wrong_shape', entry: manifestEntry, detail: { where: file } });
    }
  }
  const recorded = new Set(recordings.map(({ file }) => file));
  for (const { name } of files) {
    if (name.startsWith('recordings/') && !recorded.has(name)) findings.push({ code: 'entry_unexpected', entry: name });
  }
  if (recorded.size !== recordings.length) {
    findings.push({ code: 'wrong_shape', entry: manifestEntry, detail: { where: 'recordings' } });
  }
  return findings;
}
