/** So much of a file is enough to know it by: two packets of a transport stream, two frames of sound. */
export const beginningBytes = 4096;

const starts = (bytes: Buffer, text: string, at = 0) =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));

/**
 * The extension that video or sound has by the beginning of its bytes, whatever it is called; undefined when it is neither, as far as
 * anybody knows. Magic numbers as in the formats' specifications; DHAV is Dahua's.
 */
export function mediaByContent(bytes: Buffer): string | undefined {
  if (starts(bytes, 'ftyp', 4)) return starts(bytes, 'M4A', 8) ? 'm4a' : starts(bytes, '3g', 8) ? '3gp' : 'mp4';
  // Recorders that write the index last begin with the media itself, old QuickTime with free room.
  if (['moov', 'mdat', 'wide', 'moof', 'styp'].some((box) => starts(bytes, box, 4))) return 'mp4';
  if (starts(bytes, 'RIFF')) return starts(bytes, 'AVI ', 8) ? 'avi' : starts(bytes, 'WAVE', 8) ? 'wav' : undefined;
  if (bytes.readUInt32BE(0) === 0x1a45dfa3) return bytes.includes('webm') ? 'webm' : 'mkv';
  if (isTransportStream(bytes, 188) || isTransportStream(bytes.subarray(4), 192)) return 'ts';
  if (bytes.readUInt32BE(0) === 0x000001ba || bytes.readUInt32BE(0) === 0x000001b3) return 'mpg';
  if (starts(bytes, 'DHAV')) return 'dav';
  if (starts(bytes, 'FLV\x01')) return 'flv';
  if (bytes.subarray(0, 8).equals(Buffer.from('3026b2758e66cf11', 'hex'))) return 'wmv';
  if (isElementaryStream(bytes)) return 'h264';
  return soundByContent(bytes);
}

function soundByContent(bytes: Buffer): string | undefined {
  if (starts(bytes, 'ID3') || isFrames(bytes, mp3FrameBytes)) return 'mp3';
  if (starts(bytes, 'OggS')) return 'ogg';
  if (starts(bytes, '#!AMR')) return 'amr';
  if (starts(bytes, 'fLaC')) return 'flac';
  return isFrames(bytes, aacFrameBytes) ? 'aac' : undefined;
}

function isTransportStream(bytes: Buffer, packetBytes: number): boolean {
  return [0, 1, 2].every((packet) => bytes[packet * packetBytes] === 0x47);
}

/** Annex B of H.264 or H.265: a start code and the parameter sets or the delimiter with which such a stream begins. */
function isElementaryStream(bytes: Buffer): boolean {
  const first = [4, 3].find((length) => bytes.readUIntBE(0, length) === 1);
  const header = first === undefined ? undefined : bytes[first];
  return header !== undefined && [0x67, 0x27, 0x47, 0x09, 0x40, 0x46].includes(header);
}

/** Two frames that follow each other: a single sync word comes about by chance in one file of two thousand. */
function isFrames(bytes: Buffer, frameBytes: (header: Buffer) => number | undefined): boolean {
  const first = frameBytes(bytes);
  if (first === undefined || first + 8 > bytes.length) return false;
  return frameBytes(bytes.subarray(first)) !== undefined;
}

const mp3BitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const mp3LowBitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const mp3SampleRates = [44_100, 48_000, 32_000];

/** MPEG audio layer III, versions 1, 2 and 2.5. */
function mp3FrameBytes(header: Buffer): number | undefined {
  const [sync = 0, second = 0, third = 0] = header;
  const version = (second >> 3) & 3;
  if (sync !== 0xff || (second & 0xe6) !== 0xe2 || version === 1) return undefined;
  const kilobits = (version === 3 ? mp3BitRates : mp3LowBitRates)[third >> 4];
  const rate = mp3SampleRates[(third >> 2) & 3];
  if (!kilobits || rate === undefined) return undefined;
  const hertz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((version === 3 ? 144_000 : 72_000) * kilobits) / hertz) + ((third >> 1) & 1);
}

/** ADTS. */
function aacFrameBytes(header: Buffer): number | undefined {
  const [sync = 0, second = 0, , fourth = 0, fifth = 0, sixth = 0] = header;
  if (sync !== 0xff || (second & 0xf6) !== 0xf0) return undefined;
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  return length > 7 ? length : undefined;
}
