import { Transformer } from '@napi-rs/image';
import { EncodedVideoChunk, VideoDecoder, type VideoFrame } from '@napi-rs/webcodecs';
import {
  CustomSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
} from 'mediabunny';
import type { ReadBytes } from '../decoding/serve-request.ts';
import type { PictureRequest } from './picture-messages.ts';
import { writeThumbnail } from './write-thumbnail.ts';

/** A clip often begins in a pocket or against the sky. */
const intoClip = { share: 0.1, atMostMs: 10_000 };

type DecoderConfig = Parameters<VideoDecoder['configure']>[0];

/** The picture of a key frame near the beginning. Reads the index and that one frame. @throws when there is none */
export async function pictureOfVideo({ sizeBytes, durationMs }: PictureRequest, read: ReadBytes): Promise<Uint8Array> {
  const source = new CustomSource({
    getSize: () => sizeBytes,
    read,
    prefetchProfile: 'fileSystem',
    handleUnhandledError: () => undefined,
  });
  using input = new Input({ source, formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS] });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('there is no video track');
  const wantedSeconds = Math.min((durationMs ?? 0) * intoClip.share, intoClip.atMostMs) / 1000;
  const frame = await decodeKeyFrame(track, wantedSeconds);
  try {
    const shown = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
    return await pictureOf(frame, shown, await track.getRotation());
  } finally {
    frame.close();
  }
}

/** The one that was wanted, or the first, in a clip that is damaged there. */
async function decodeKeyFrame(track: InputVideoTrack, wantedSeconds: number): Promise<VideoFrame> {
  const config = (await track.getDecoderConfig()) as DecoderConfig | null;
  if (!config) throw new Error('the codec is not known');
  const sink = new EncodedPacketSink(track);
  const first = await sink.getFirstKeyPacket();
  const wanted = await sink.getKeyPacket((first?.timestamp ?? 0) + wantedSeconds).catch(() => null);
  for (const packet of [wanted, first]) {
    const frame = packet && (await decode(config, packet).catch(() => undefined));
    if (frame) return frame;
  }
  throw new Error(first ? 'no frame could be decoded' : 'there is no key frame');
}

async function decode(config: DecoderConfig, packet: EncodedPacket): Promise<VideoFrame | undefined> {
  let decoded: VideoFrame | undefined;
  let failure: Error | undefined;
  const decoder = new VideoDecoder({
    output(frame) {
      if (decoded) frame.close();
      else decoded = frame;
    },
    error(error) {
      failure = error;
    },
  });
  try {
    decoder.configure({ ...config, hardwareAcceleration: 'prefer-software' });
    decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: 0, data: packet.data }));
    await decoder.flush();
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
  if (failure) throw failure;
  return decoded;
}

async function pictureOf(
  frame: VideoFrame,
  shown: { width: number; height: number },
  rotation: number,
): Promise<Uint8Array> {
  const { width, height } = frame.visibleRect;
  const pixels = new Uint8Array(frame.allocationSize({ format: 'RGBA' }));
  await frame.copyTo(pixels, { format: 'RGBA' });
  return writeThumbnail(Transformer.fromRgbaPixels(pixels, width, height), shown, rotation);
}
