import type { Inspection } from '@rollcall/shared/contract/inspection';
import { FilePathSource, Input, MP4, QTFF } from 'mediabunny';
import { walkBoxes } from './box-walk.ts';
import { withFileBytes } from './file-bytes.ts';
import { inspected, type Problem } from './inspection-result.ts';
import { judgeBoxes } from './judge-boxes.ts';
import { samplePackets } from './sample-packets.ts';

const cacheBytes = 8 * 1024 * 1024;

/**
 * Inspects an MP4 or MOV: its boxes tell whether the file is whole, sampled packets whether what lies in it is video. Zero
 * bytes and foreign data in between are found by the samples, so a region shorter than a 65th of the file can escape.
 */
export async function inspectMp4(path: string): Promise<Inspection> {
  const walk = withFileBytes(path, walkBoxes);
  const { problems, readable } = judgeBoxes(walk);
  const container = walk.boxes.some(({ type }) => type === 'ftyp') ? 'mp4' : null;
  if (!readable) return inspected({ kind: 'video', container }, problems);
  try {
    return await inspectTracks(path, problems);
  } catch (error) {
    // The box walk found an index, and the demuxer can't read it.
    const detail = `the index can not be read: ${error instanceof Error ? error.message : 'unknown'}`.slice(0, 500);
    return inspected({ kind: 'video', container }, [...problems, { code: 'bad_packet', detail }]);
  }
}

async function inspectTracks(path: string, problems: Problem[]): Promise<Inspection> {
  const source = new FilePathSource(path, { maxCacheSize: cacheBytes, handleUnhandledError: () => {} });
  using input = new Input({ source, formats: [MP4, QTFF] });
  const format = await input.getFormat();
  const tracks = await input.getTracks();
  const codecs = await Promise.all(tracks.map(async (track) => (await track.getCodecParameterString()) ?? 'unknown'));
  const video = await input.getPrimaryVideoTrack();
  const facts = {
    kind: 'video',
    container: format.name.toLowerCase().slice(0, 32),
    durationMs: tracks.length > 0 ? Math.max(0, Math.round((await input.computeDuration()) * 1000)) : null,
    codecs: codecs.slice(0, 8).map((codec) => codec.slice(0, 64)),
    width: video ? (await video.getDisplayWidth()) || null : null,
    height: video ? (await video.getDisplayHeight()) || null : null,
  } as const;
  if (!video) return inspected(facts, [...problems, { code: 'no_video_track', detail: 'the file has no video' }]);
  const sampled = await samplePackets(video);
  const known = new Set(problems.map(({ code }) => code));
  return inspected(facts, [...problems, ...sampled.filter(({ code }) => !known.has(code))]);
}
