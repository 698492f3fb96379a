import type { Inspection } from '@rollcall/shared/contract/inspection';
import { type FileBytes, withFileBytes } from './file-bytes.ts';
import { type Facts, inspected, type Problem, toMs } from './inspection-result.ts';

const maxChunks = 1000;
const samples = 64;
const sampleBytes = 4096;

/** What the head of a WAV says of its samples; the number of frames (`fact`) only where they are compressed. */
type Head = { rate: number; bytesPerSecond: number; blockBytes: number; isPlain: boolean; frames: number | undefined };

/** WAVE_FORMAT_PCM, IEEE_FLOAT, ALAW, MULAW, EXTENSIBLE: a block is one moment of all channels. */
const plainFormats = new Set([1, 3, 6, 7, 0xfffe]);

/** Inspects a WAV file by its chunk headers: RIFF form, format and whether the samples are all there. */
export async function inspectWav(path: string): Promise<Inspection> {
  return withFileBytes(path, readChunks);
}

function readChunks(file: FileBytes): Inspection {
  const begin = file.read(0, 12);
  if (!['RIFF', 'RF64'].includes(begin.toString('latin1', 0, 4)) || begin.toString('latin1', 8, 12) !== 'WAVE') {
    const isZero = begin.length > 0 && begin.every((byte) => byte === 0);
    const code = isZero ? 'zero_filled' : 'not_a_container';
    return inspected({ kind: 'audio' }, [{ code, detail: 'the file does not begin like a WAV' }]);
  }
  const head: Head = { rate: 0, bytesPerSecond: 0, blockBytes: 0, isPlain: true, frames: undefined };
  let offset = 12;
  for (let chunk = 0; chunk < maxChunks && offset + 8 <= file.sizeBytes; chunk += 1) {
    const header = file.read(offset, 24);
    const id = header.toString('latin1', 0, 4);
    const sizeBytes = header.readUInt32LE(4);
    if (id === 'fmt ' && header.length === 24) {
      head.isPlain = plainFormats.has(header.readUInt16LE(8));
      head.rate = header.readUInt32LE(12);
      head.bytesPerSecond = header.readUInt32LE(16);
      head.blockBytes = header.readUInt16LE(20);
    }
    if (id === 'fact' && header.length >= 12) head.frames = header.readUInt32LE(8);
    if (id === 'data') return judgeSamples(head, file, { at: offset + 8, claimedBytes: sizeBytes });
    offset += 8 + sizeBytes + (sizeBytes % 2);
  }
  return inspected({ kind: 'audio', container: 'wav' }, [{ code: 'no_packets', detail: 'the file has no samples' }]);
}

function judgeSamples(
  head: Head,
  file: FileBytes,
  { at, claimedBytes }: { at: number; claimedBytes: number },
): Inspection {
  const presentBytes = file.sizeBytes - at;
  // RF64 and recorders that stream leave the size at its largest value; an unclosed file leaves it at 0.
  const isOpen = claimedBytes === 0xffffffff || claimedBytes === 0;
  const claimed = isOpen ? presentBytes : claimedBytes;
  const problems: Problem[] = [];
  if (claimed > presentBytes) {
    problems.push({ code: 'truncated', detail: `${presentBytes} of ${claimed} bytes of samples are there` });
  }
  if (presentBytes === 0) problems.push({ code: 'no_packets', detail: 'the file has no samples' });
  const share = claimed > presentBytes ? presentBytes / claimed : 1;
  const durationMs = lengthOf(head, Math.min(claimed, presentBytes), share);
  const facts: Facts = { kind: 'audio', container: 'wav', codecs: [head.isPlain ? 'pcm' : 'unknown'], durationMs };
  if (durationMs === null) return inspected(facts, problems, 'length_unsure');
  if (followsMore(file)) return inspected(facts, problems, 'foreign_bytes');
  return inspected(facts, problems, hasZeros(file, at, claimed) ? 'silence_or_zeros' : undefined);
}

/** Whether the file goes on behind the RIFF form. Sizes that an unclosed or a larger file has say nothing. */
function followsMore(file: FileBytes): boolean {
  const sizeBytes = file.read(4, 4).readUInt32LE(0);
  return sizeBytes !== 0 && sizeBytes !== 0xffffffff && 8 + sizeBytes + (sizeBytes % 2) < file.sizeBytes;
}

/** The byte rate of a compressed WAV is often wrong; what its `fact` counts isn't, unless it was never closed. */
function lengthOf({ rate, bytesPerSecond, blockBytes, isPlain, frames }: Head, bytes: number, share: number) {
  if (isPlain && rate * blockBytes > 0) return toMs(bytes / (rate * blockBytes));
  if (!isPlain && frames && rate > 0) return toMs((frames * share) / rate);
  return bytesPerSecond > 0 ? toMs(bytes / bytesPerSecond) : null;
}

/** A microphone never hears nothing at all: zeros are a muted one, or somebody else's. Looked for in places, as elsewhere. */
function hasZeros(file: FileBytes, at: number, lengthBytes: number): boolean {
  const room = Math.max(0, lengthBytes - sampleBytes);
  for (let index = 0; index <= samples; index += 1) {
    const bytes = file.read(at + Math.floor((room * index) / samples), Math.min(sampleBytes, lengthBytes));
    if (bytes.length > 0 && bytes.every((byte) => byte === 0)) return true;
  }
  return false;
}
