import { sourceOf, withoutIndex } from '@rollcall/node/measure-footage';
import { readMp4Index } from '@rollcall/node/mp4-index';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import { Input, MP4, QTFF } from 'mediabunny';
import { type BoxWalk, walkBoxes } from './box-walk.ts';
import { type FileBytes, openFileBytes } from './file-bytes.ts';
import { addProblems, inspectTracks } from './inspect-tracks.ts';
import { inspected } from './inspection-result.ts';
import { judgeBoxes } from './judge-boxes.ts';
import { judgeFragments } from './judge-fragments.ts';
import { type Length, measure } from './measure.ts';

/**
 * Inspects an MP4 or MOV: its boxes tell whether the file is whole, sampled packets whether what lies in it is video. Zero
 * bytes and foreign data in between are found by the samples, so a region shorter than a 65th of the file can escape.
 */
export async function inspectMp4(path: string, extension: string, deadline: number): Promise<Inspection> {
  using file = openFileBytes(path);
  const walk = walkBoxes(file);
  const { problems, readable, doubt } = judgeBoxes(walk);
  const container = walk.boxes.some(({ type }) => type === 'ftyp') ? 'mp4' : null;
  if (!readable) return inspected({ kind: 'video', container }, problems);
  const fragments = judgeFragments(walk, file);
  const found = [...problems, ...fragments.problems];
  try {
    const length = await measure(file, extension, deadline);
    const { facts, problems: sampled } = await readTracks(file, walk, length);
    const unsure = facts.durationMs === null ? 'length_unsure' : undefined;
    return inspected(facts, addProblems(found, sampled), doubt ?? fragments.doubt ?? unsure);
  } catch (error) {
    // The box walk found an index, and the demuxer can't read it.
    const detail = `the index can not be read: ${error instanceof Error ? error.message : 'unknown'}`.slice(0, 500);
    return inspected({ kind: 'video', container }, [...found, { code: 'bad_packet', detail }]);
  }
}

/** Tracks and samples of the index, and of the fragments behind it where there are some. */
async function readTracks(file: FileBytes, walk: BoxWalk, length: Length | undefined) {
  const read = (start: number, end: number) => file.read(start, end - start);
  const index = await readMp4Index(read, file.sizeBytes);
  const whole = { sizeBytes: index?.wholeBytes ?? file.sizeBytes, read };
  using input = new Input({ source: sourceOf(whole), formats: [MP4, QTFF] });
  const ofIndex = await inspectTracks(input, length);
  if (!index || !walk.boxes.some(({ type }) => type === 'moof')) return ofIndex;
  using fragments = new Input({
    source: sourceOf(withoutIndex(whole, index.offset)),
    formats: [MP4, QTFF],
    initInput: input,
  });
  const ofFragments = await inspectTracks(fragments, length);
  const durationMs =
    ofIndex.facts.durationMs === null || ofFragments.facts.durationMs === null
      ? null
      : Math.max(ofIndex.facts.durationMs, ofFragments.facts.durationMs);
  return {
    facts: { ...ofIndex.facts, durationMs },
    problems: addProblems(ofIndex.problems, ofFragments.problems),
  };
}
