import { openCardFile } from '../card/open-card-file.ts';
import { maxSideFileBytes, readSideFile } from '../card/read-side-file.ts';
import { findRecordingsBeside, recordingAt, type SideFileForm } from '../card/side-file-form.ts';

/** What the agent would read in a side file. `recording`: the path of the footage that it belongs to; null where that can't be told. */
export type SideFilePreview = {
  kind: SideFileForm['kind'];
  entries: number;
  from: string | null;
  to: string | null;
  badEntries: number;
  recording: string | null;
};

/** @throws when the file can't be read */
export async function previewSideFile(
  file: { path: Buffer; pathText: string; sizeBytes: number },
  form: SideFileForm,
  footage: readonly { pathText: string; capturedAt: string | null }[],
): Promise<SideFilePreview> {
  const { pathText, sizeBytes } = file;
  const bytes = sizeBytes > maxSideFileBytes ? undefined : await bytesOf(file.path);
  const { kind, entries, badEntries } = readSideFile({ pathText, bytes }, form);
  const from = entries[0]?.at ?? null;
  const beside = findRecordingsBeside(form, footage)(pathText);
  const recording = recordingAt(from ?? undefined, beside)?.pathText ?? null;
  return { kind, entries: entries.length, from, to: entries.at(-1)?.at ?? null, badEntries, recording };
}

async function bytesOf(path: Buffer): Promise<Buffer> {
  const file = await openCardFile(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}
