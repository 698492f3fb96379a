import type { Inspection } from '@rollcall/shared/contract/inspection';
import { FilePathSource, Input, MPEG_TS } from 'mediabunny';
import { withFileBytes } from './file-bytes.ts';
import { addProblems, inspectTracks } from './inspect-tracks.ts';
import { inspected, toMs } from './inspection-result.ts';
import { scanTs } from './scan-ts.ts';

/**
 * Inspects an MPEG transport stream: its packets tell whether anything is missing between them. Nothing in such a file tells
 * how long it should be, so one that was cut between two packets is whole, and shorter.
 */
export async function inspectTs(path: string, deadline: number): Promise<Inspection> {
  const { problems, doubt } = withFileBytes(path, (file) => scanTs(file, deadline));
  const blank = { kind: 'video', container: 'mpegts' } as const;
  if (problems.some(({ code }) => code === 'not_a_container')) return inspected({ kind: 'video' }, problems);
  try {
    const source = new FilePathSource(path, { handleUnhandledError: () => {} });
    using input = new Input({ source, formats: [MPEG_TS] });
    const { facts, problems: sampled } = await inspectTracks(input);
    // Its times count from a moment of the recorder's own.
    const durationMs = toMs((await input.computeDuration()) - (await input.getFirstTimestamp()));
    const unsure = durationMs ? undefined : 'length_unsure';
    return inspected({ ...facts, ...blank, durationMs }, addProblems(problems, sampled), doubt ?? unsure);
  } catch {
    return inspected(blank, problems, doubt ?? 'inspector_failed');
  }
}
