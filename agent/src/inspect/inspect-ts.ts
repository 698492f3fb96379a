import type { Inspection } from '@rollcall/shared/contract/inspection';
import { CustomSource, Input, MPEG_TS } from 'mediabunny';
import { openFileBytes } from './file-bytes.ts';
import { addProblems, inspectTracks } from './inspect-tracks.ts';
import { inspected } from './inspection-result.ts';
import { measure } from './measure.ts';
import { scanTs } from './scan-ts.ts';

/**
 * Inspects an MPEG transport stream: its packets tell whether anything is missing between them. Nothing in such a file tells
 * how long it should be, so one that was cut between two packets is whole, and shorter.
 */
export async function inspectTs(path: string, deadline: number): Promise<Inspection> {
  using file = openFileBytes(path);
  const { start, problems, doubt } = scanTs(file, deadline);
  const blank = { kind: 'video', container: 'mpegts' } as const;
  if (start === undefined) return inspected({ kind: 'video' }, problems);
  try {
    const length = await measure(file, 'ts', deadline);
    const source = new CustomSource({
      getSize: () => file.sizeBytes - start,
      read: (from, until = file.sizeBytes - start) => file.read(from + start, until - from),
      prefetchProfile: 'fileSystem',
      handleUnhandledError: () => {},
    });
    using input = new Input({ source, formats: [MPEG_TS] });
    const { facts, problems: sampled } = await inspectTracks(input, length);
    const unsure = facts.durationMs ? undefined : 'length_unsure';
    return inspected({ ...facts, ...blank }, addProblems(problems, sampled), doubt ?? unsure);
  } catch {
    return inspected(blank, problems, doubt ?? 'inspector_failed');
  }
}
