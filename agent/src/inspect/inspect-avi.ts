import type { Inspection } from '@rollcall/shared/contract/inspection';
import { type FileBytes, withFileBytes } from './file-bytes.ts';
import { inspected, type Problem, toMs } from './inspection-result.ts';

/** What an AVI's head says of its picture, and how many frames of it were found. */
type Picture = { stream: string; codec: string; frames: number; secondsPerFrame: number; found: number };

type Walk = {
  streams: number;
  codecs: string[];
  width: number | null;
  height: number | null;
  picture: Picture | undefined;
  problem: Problem | undefined;
  neverClosed: boolean;
  tooLong: boolean;
  /** Something else follows the AVI. */
  foreign: boolean;
};

/** Lists whose chunks are walked; a `strl` tells of one stream, `movi` and `rec ` hold the frames. */
const walkedLists = new Set(['hdrl', 'strl', 'movi', 'rec ', 'AVI ', 'AVIX']);
const zeroRun = Buffer.alloc(64);

/**
 * Inspects an AVI by its chunk headers: all that it claims is there, chunk follows chunk, and each frame that its head counts
 * is there and isn't zeros.
 */
export async function inspectAvi(path: string, deadline: number): Promise<Inspection> {
  return withFileBytes(path, (file) => {
    const head = file.read(0, 12);
    if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'AVI ') {
      const isZero = head.length > 0 && head.every((byte) => byte === 0);
      const code = isZero ? 'zero_filled' : 'not_a_container';
      return inspected({ kind: 'video' }, [{ code, detail: 'the file does not begin like an AVI' }]);
    }
    return judge(walkChunks(file, deadline));
  });
}

function judge({ picture, problem, neverClosed, tooLong, foreign, codecs, width, height }: Walk): Inspection {
  // What a file that was cut promises isn't there.
  const frames = picture && (problem ? picture.found : Math.max(picture.frames, picture.found));
  const durationMs = picture && frames ? toMs(frames * picture.secondsPerFrame) : null;
  const facts = { kind: 'video', container: 'avi', codecs, width, height, durationMs } as const;
  if (problem) return inspected(facts, [problem]);
  if (tooLong) return inspected(facts, [], 'too_long');
  if (!picture) return inspected(facts, [{ code: 'no_video_track', detail: 'the file has no video' }]);
  if (picture.found === 0) return inspected(facts, [{ code: 'no_packets', detail: 'the video is empty' }]);
  if (neverClosed) return inspected(facts, [], 'never_closed');
  if (foreign) return inspected(facts, [], 'foreign_bytes');
  if (picture.found < picture.frames) return inspected(facts, [], 'pieces_missing');
  return inspected(facts, [], durationMs === null ? 'length_unsure' : undefined);
}

function walkChunks(file: FileBytes, deadline: number): Walk {
  const walk: Walk = {
    ...{ streams: 0, codecs: [], width: null, height: null, picture: undefined },
    ...{ problem: undefined, neverClosed: false, tooLong: false, foreign: false },
  };
  let at = 0;
  let riffEnd = 0;
  for (let count = 0; at < file.sizeBytes; count += 1) {
    if (count % 4096 === 0 && performance.now() > deadline) return { ...walk, tooLong: true };
    const header = file.read(at, 12);
    const id = header.toString('latin1', 0, 4);
    if (at >= riffEnd && id !== 'RIFF') return { ...walk, foreign: true };
    if (header.length < 8 || !/^[\x20-\x7e]{4}$/.test(id)) {
      walk.problem ??= lostAt(header, at);
      break;
    }
    const sizeBytes = header.readUInt32LE(4);
    const isList = id === 'RIFF' || id === 'LIST';
    if (at + 8 + sizeBytes > file.sizeBytes) {
      walk.problem ??= { code: 'truncated', detail: `the file ends inside ${id}` };
      if (!isList) break;
    } else if (isList && sizeBytes === 0) {
      walk.neverClosed = true;
    }
    if (id === 'RIFF') riffEnd = sizeBytes === 0 ? file.sizeBytes : at + 8 + sizeBytes + (sizeBytes % 2);
    if (isList && walkedLists.has(header.toString('latin1', 8, 12))) {
      at += 12;
      continue;
    }
    noteChunk(walk, id, file, { at: at + 8, sizeBytes });
    at += 8 + sizeBytes + (sizeBytes % 2);
  }
  return walk;
}

function lostAt(header: Buffer, at: number): Problem {
  if (header.every((byte) => byte === 0)) return { code: 'zero_filled', detail: `zero bytes at ${at}` };
  return { code: header.length < 8 ? 'truncated' : 'bad_packet', detail: `no chunk begins at ${at}` };
}

function noteChunk(walk: Walk, id: string, file: FileBytes, chunk: { at: number; sizeBytes: number }): void {
  const { picture } = walk;
  if (id === 'strh') {
    const strh = file.read(chunk.at, 36);
    const stream = String(walk.streams).padStart(2, '0');
    walk.streams += 1;
    if (strh.length < 36 || strh.toString('latin1', 0, 4) !== 'vids' || picture) return;
    const codec = strh.toString('latin1', 4, 8).toLowerCase();
    const secondsPerFrame = strh.readUInt32LE(20) / strh.readUInt32LE(24);
    walk.picture = { stream, codec, frames: strh.readUInt32LE(32), secondsPerFrame, found: 0 };
    walk.codecs = [codec.replaceAll(/[^\x20-\x7e]/g, '?')];
  } else if (id === 'avih') {
    const avih = file.read(chunk.at, 40);
    if (avih.length < 40) return;
    walk.width = avih.readUInt32LE(32) || null;
    walk.height = avih.readUInt32LE(36) || null;
  } else if (picture && (id === `${picture.stream}dc` || id === `${picture.stream}db`)) {
    picture.found += 1;
    const middle = file.read(chunk.at + Math.floor(chunk.sizeBytes / 2), Math.min(64, chunk.sizeBytes / 2));
    if (middle.length === 64 && middle.equals(zeroRun)) {
      walk.problem ??= { code: 'zero_filled', detail: `zero bytes in the frame at ${chunk.at}` };
    }
  }
}
