import type { Inspection } from '../contract/inspection.ts';

/**
 * Why the page's player doesn't play a recording that HQ has: the browser opens no such damage (`cannot_open`), has nothing for its
 * container or codec (`unsupported`), or gave up while it played (`failed`).
 */
export const playerRefusals = ['cannot_open', 'unsupported', 'failed'] as const;
export type PlayerRefusal = (typeof playerRefusals)[number];

/**
 * How many times the usual speed the page's player plays at most, and what counts as watching in a review at most. What is played
 * faster shows nothing any more.
 */
export const fastestPlayback = 8;

/** What no player opens, whatever it is told. */
const fatalDamage: ReadonlySet<string> = new Set(['not_a_container', 'moov_missing', 'no_video_track', 'no_packets']);
/** Browsers have no demuxer for these. */
const foreignContainer = /^(avi|mpegts|mpeg|asf|flv|rm)\b/;
/** As RFC 6381 and ffprobe name what every browser decodes. Of H.265 (`hev1`, `hvc1`) some do, by their system. */
const playedEverywhere = {
  video: /^(avc[13]|h264|vp0?[89]|av0?1)\b/,
  audio: /^(mp4a|aac|mp3|opus|vorbis|flac|pcm)/,
};
/** Nobody can say whether such a file is whole. */
const doubtful: ReadonlySet<string> = new Set([
  'inspector_failed',
  'never_closed',
  'pieces_missing',
  'foreign_bytes',
  'silence_or_zeros',
]);

/** Whether no player opens the file, whatever it is told. */
export function isBeyondPlaying(problems: Inspection['problems']): boolean {
  return problems.some(({ code }) => fatalDamage.has(code));
}

/** Whether browsers can't take such a container apart. */
export function isForeignContainer(container: string | null): boolean {
  return container !== null && foreignContainer.test(container);
}

/** Which refusals of a player what HQ knows of the file bears out: none of a healthy file that every browser plays. */
export function refusalsBorneOut({
  outcome,
  reason,
  kind,
  container,
  codecs,
  problems,
}: Pick<Inspection, 'outcome' | 'reason' | 'kind' | 'container' | 'codecs' | 'problems'>): PlayerRefusal[] {
  if (kind !== 'video' && kind !== 'audio') return [];
  const isDamaged = outcome === 'damaged' || (reason !== undefined && doubtful.has(reason));
  const isRare = codecs.length > 0 && !codecs.some((codec) => playedEverywhere[kind].test(codec));
  const isForeign = isRare || isForeignContainer(container);
  return [
    ...(isBeyondPlaying(problems) ? ['cannot_open' as const] : []),
    ...(isForeign ? ['unsupported' as const] : []),
    ...(isDamaged || isForeign ? ['failed' as const] : []),
  ];
}
