import type { Inspection } from '@rollcall/shared/contract/inspection';
import { CustomSource, FilePathSource, Input, MP4, QTFF } from 'mediabunny';
import { type BoxWalk, walkBoxes } from './box-walk.ts';
import { type FileBytes, openFileBytes } from './file-bytes.ts';
import { addProblems, inspectTracks } from './inspect-tracks.ts';
import { inspected } from './inspection-result.ts';
import { judgeBoxes } from './judge-boxes.ts';
import { judgeFragments } from './judge-fragments.ts';

const cacheBytes = 8 * 1024 * 1024;

/**
 * Inspects an MP4 or MOV: its boxes tell whether the file is whole, sampled packets whether what lies in it is video. Zero
 * bytes and foreign data in between are found by the samples, so a region shorter than a 65th of the file can escape.
 */
export async function inspectMp4(path: string): Promise<Inspection> {
  using file = openFileBytes(path);
  const walk = walkBoxes(file);
  const { problems, readable, doubt } = judgeBoxes(walk);
  const container = walk.boxes.some(({ type }) => type === 'ftyp') ? 'mp4' : null;
  if (!readable) return inspected({ kind: 'video', container }, problems);
  const fragments = judgeFragments(walk, file);
  const found = [...problems, ...fragments.problems];
  try {
    const { facts, problems: sampled } = await readTracks(path, file, walk);
    const unsure = facts.durationMs === null ? 'length_unsure' : undefined;
    return inspected(facts, addProblems(found, sampled), doubt ?? fragments.doubt ?? unsure);
  } catch (error) {
    // The box walk found an index, and the demuxer can't read it.
    const detail = `the index can not be read: ${error instanceof Error ? error.message : 'unknown'}`.slice(0, 500);
    return inspected({ kind: 'video', container }, [...found, { code: 'bad_packet', detail }]);
  }
}

/** Tracks and samples of the index, and of the fragments behind it where there are some. */
async function readTracks(path: string, file: FileBytes, walk: BoxWalk) {
  const source = new FilePathSource(path, { maxCacheSize: cacheBytes, handleUnhandledError: () => {} });
  using input = new Input({ source, formats: [MP4, QTFF] });
  const ofIndex = await inspectTracks(input);
  const index = walk.boxes.find(({ type }) => type === 'moov');
  if (!index || !walk.boxes.some(({ type }) => type === 'moof')) return ofIndex;
  using fragments = new Input({ source: withoutIndex(file, index.offset), formats: [MP4, QTFF], initInput: input });
  const ofFragments = await inspectTracks(fragments);
  const durationMs =
    ofIndex.facts.durationMs === null || ofFragments.facts.durationMs === null
      ? null
      : Math.max(ofIndex.facts.durationMs, ofFragments.facts.durationMs);
  return {
    facts: { ...ofIndex.facts, durationMs },
    problems: addProblems(ofIndex.problems, ofFragments.problems),
  };
}

/**
 * The file with the type of its index overwritten: what is left is a segment, whose tracks are known from the index. Where an
 * index has packets of its own, mediabunny reads those and no fragment.
 */
function withoutIndex(file: FileBytes, indexOffset: number): CustomSource {
  const type = { from: indexOffset + 4, bytes: Buffer.from('free') };
  return new CustomSource({
    getSize: () => file.sizeBytes,
    read(start, end = file.sizeBytes) {
      const bytes = file.read(start, end - start);
      type.bytes.forEach((byte, at) => {
        const place = type.from + at - start;
        if (place >= 0 && place < bytes.length) bytes[place] = byte;
      });
      return bytes;
    },
    maxCacheSize: cacheBytes,
    prefetchProfile: 'fileSystem',
    handleUnhandledError: () => {},
  });
}
