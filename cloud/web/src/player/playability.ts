import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { isBeyondPlaying, isForeignContainer } from '@rollcall/shared/rules/playback';

export type Refusal = 'deleted' | 'restricted' | 'lost' | 'not_uploaded' | 'cannot_open' | 'unsupported' | 'no_picture';
export type Playability = { outcome: 'play' } | { outcome: 'look' } | { outcome: 'refused'; refusal: Refusal };

const videoCodec = /^(avc[13]|hev1|hvc1|vp0[89]|av01|mp4v|dvh[e1]|encv)/;

/**
 * Whether this browser can show a recording, judged before anything is opened: a view that would fail needs no trace.
 * @param canPlay `HTMLMediaElement.canPlayType`
 */
export function judgePlayability(
  {
    state,
    lost,
    versionId,
    inspection,
    restriction,
  }: Pick<RecordingDetail, 'state' | 'lost' | 'versionId' | 'inspection' | 'restriction'>,
  canPlay: (type: string) => string,
): Playability {
  const refused = (refusal: Refusal): Playability => ({ outcome: 'refused', refusal });
  const { kind, container, codecs, problems } = inspection;
  if (state === 'deleted') return refused('deleted');
  if (restriction?.opens === false) return refused('restricted');
  if (lost) return refused('lost');
  if (versionId === null) return refused('not_uploaded');
  if (kind === 'text' || kind === 'other') return refused('no_picture');
  if (isBeyondPlaying(problems)) return refused('cannot_open');
  if (kind === 'image') return { outcome: 'look' };
  if (isForeignContainer(container)) return refused('unsupported');
  // Only codecs in the form of RFC 6381 can be asked for; without its sound a video still shows.
  const codec = codecs.find((name) => videoCodec.test(name));
  if (codec !== undefined && canPlay(`video/mp4; codecs="${codec}"`) === '') return refused('unsupported');
  return { outcome: 'play' };
}
