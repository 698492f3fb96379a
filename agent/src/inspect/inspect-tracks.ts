import type { Input } from 'mediabunny';
import { type Facts, type Problem, toMs } from './inspection-result.ts';
import type { Length } from './measure.ts';
import { samplePackets } from './sample-packets.ts';

type TrackFacts = Required<Omit<Facts, 'holes'>> & Pick<Facts, 'holes'>;

/** The tracks of a container that mediabunny reads, and what sampled packets of its picture say. @param length where it was measured */
export async function inspectTracks(
  input: Input,
  length: Length | undefined,
): Promise<{ facts: TrackFacts; problems: Problem[] }> {
  const format = await input.getFormat();
  const tracks = await input.getTracks();
  const codecs = await Promise.all(tracks.map(async (track) => (await track.getCodecParameterString()) ?? 'unknown'));
  const video = await input.getPrimaryVideoTrack();
  const facts: TrackFacts = {
    kind: 'video',
    container: format.name.toLowerCase().slice(0, 32),
    durationMs: tracks.length > 0 ? toMs((await input.computeDuration()) - (await input.getFirstTimestamp())) : null,
    ...length,
    codecs: codecs.slice(0, 8).map((codec) => codec.slice(0, 64)),
    width: video ? (await video.getDisplayWidth()) || null : null,
    height: video ? (await video.getDisplayHeight()) || null : null,
  };
  if (!video) return { facts, problems: [{ code: 'no_video_track', detail: 'the file has no video' }] };
  return { facts, problems: await samplePackets(video, length?.holes ?? []) };
}

/** The problems of both, each code once. */
export function addProblems(problems: readonly Problem[], more: readonly Problem[]): Problem[] {
  const known = new Set(problems.map(({ code }) => code));
  return [...problems, ...more.filter(({ code }) => !known.has(code))];
}
