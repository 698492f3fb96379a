import type { Inspection } from '@rollcall/shared/contract/inspection';
import { EncodedPacketSink, type InputVideoTrack } from 'mediabunny';
import { checkNalUnits } from './check-nal-units.ts';
import type { Problem } from './inspection-result.ts';

const samples = 64;
const maxPacketBytes = 64 * 1024 * 1024;

type Sample = 'good' | 'zero_filled' | 'bad_packet' | 'truncated';

/** Looks at packets spread evenly over what a video track plays, the first and the last among them. */
export async function samplePackets(
  track: InputVideoTrack,
  holes: NonNullable<Inspection['holes']>,
): Promise<Problem[]> {
  const sink = new EncodedPacketSink(track);
  const lengthBytes = await nalLengthBytes(track);
  if (!(await sink.getFirstPacket({ metadataOnly: true }))) {
    return [{ code: 'no_packets', detail: 'the video track is empty' }];
  }
  const firstSeconds = await track.getFirstTimestamp();
  const spanSeconds = (await track.computeDuration()) - firstSeconds;
  if (!Number.isFinite(spanSeconds)) return []; // A time scale of 0: there are no times to look at.
  const playedSeconds = holes.reduce((sum, { fromMs, untilMs }) => sum - (untilMs - fromMs) / 1000, spanSeconds);
  const found = new Map<Sample, { count: number; atSeconds: number }>();
  for (let index = 0; index <= samples; index += 1) {
    const atSeconds = holes.reduce(
      (at, { fromMs, untilMs }) => (at >= firstSeconds + fromMs / 1000 ? at + (untilMs - fromMs) / 1000 : at),
      firstSeconds + (playedSeconds * index) / samples,
    );
    const sample = await samplePacket(sink, atSeconds, lengthBytes);
    const before = found.get(sample);
    found.set(sample, { count: (before?.count ?? 0) + 1, atSeconds: before?.atSeconds ?? atSeconds });
  }
  return [...found].flatMap(([sample, { count, atSeconds }]) =>
    sample === 'good'
      ? []
      : { code: sample, detail: `${count} of ${samples + 1} sampled packets, the first at ${atSeconds.toFixed(1)} s` },
  );
}

async function samplePacket(sink: EncodedPacketSink, atSeconds: number, lengthBytes: number): Promise<Sample> {
  // Before the first packet's time there is none, in a track that begins late.
  const at =
    (await sink.getPacket(atSeconds, { metadataOnly: true })) ?? (await sink.getFirstPacket({ metadataOnly: true }));
  if (!at || at.byteLength > maxPacketBytes || at.byteLength === 0) return 'bad_packet';
  const packet = await sink.getPacket(at.timestamp);
  if (!packet) return 'truncated';
  if (lengthBytes > 0) return checkNalUnits(packet.data, lengthBytes);
  return packet.data.every((byte) => byte === 0) ? 'zero_filled' : 'good';
}

/** Bytes of a NAL unit's length field, from avcC or hvcC (ISO/IEC 14496-15); 0 for codecs without NAL units. */
async function nalLengthBytes(track: InputVideoTrack): Promise<number> {
  const codec = await track.getCodec();
  const description = (await track.getDecoderConfig())?.description;
  if (!description || (codec !== 'avc' && codec !== 'hevc')) return 0;
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  return ((bytes[codec === 'avc' ? 4 : 21] ?? 3) & 3) + 1;
}
