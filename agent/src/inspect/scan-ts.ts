import { findTsStart, type TsStart, tsHeadBytes } from '@rollcall/node/ts-start';
import type { NotInspectedReason } from '@rollcall/shared/contract/inspection';
import type { FileBytes } from './file-bytes.ts';
import type { Problem } from './inspection-result.ts';

const sync = 0x47;
const stuffing = 0x1fff;
const packetsAtOnce = 8192;

/**
 * Reads every packet header of an MPEG transport stream (ISO/IEC 13818-1 §2.4.3). Where a packet must begin and doesn't,
 * the stream was overwritten. Where the counter of a stream jumps, packets are missing, or a recorder joined two pieces.
 * @returns undefined as its start when it has none
 */
export function scanTs(
  file: FileBytes,
  deadline: number,
): { start?: number; problems: Problem[]; doubt?: NotInspectedReason } {
  const found = findTsStart(file.read(0, Math.min(file.sizeBytes, tsHeadBytes)));
  const isZero = file.sizeBytes > 0 && file.read(0, 16).every((byte) => byte === 0);
  const code = isZero ? 'zero_filled' : 'not_a_container';
  if (!found) return { problems: [{ code, detail: 'the file does not begin like a transport stream' }] };
  const { offset } = found;
  const { problems, doubt } = scanPackets(file, found, deadline);
  const head = { code, detail: `the transport stream begins at byte ${offset}` } as const;
  return { start: offset, problems: offset > 0 ? [head, ...problems] : problems, ...(doubt && { doubt }) };
}

function scanPackets(
  file: FileBytes,
  { offset, packetBytes, syncAt }: TsStart,
  deadline: number,
): { problems: Problem[]; doubt?: NotInspectedReason } {
  const counters = new Int8Array(stuffing + 1).fill(-1);
  let jumps = 0;
  const rest = (file.sizeBytes - offset) % packetBytes;
  for (let start = offset; start < file.sizeBytes - rest; start += packetsAtOnce * packetBytes) {
    if (performance.now() > deadline) return { problems: [], doubt: 'too_long' };
    const bytes = file.read(start, packetsAtOnce * packetBytes);
    for (let at = syncAt; at + 188 <= bytes.length; at += packetBytes) {
      if (bytes[at] !== sync) return { problems: [lostAt(bytes.subarray(at, at + 188), start + at)] };
      if (counterJumps(bytes, at, counters)) jumps += 1;
    }
  }
  if (rest > 0) {
    const isCut = file.read(file.sizeBytes - rest + syncAt, 1)[0] === sync;
    if (!isCut) return { problems: [], doubt: 'foreign_bytes' };
    return { problems: [{ code: 'truncated', detail: 'the file ends inside a packet' }] };
  }
  return jumps > 0 ? { problems: [], doubt: 'pieces_missing' } : { problems: [] };
}

function lostAt(packet: Buffer, at: number): Problem {
  if (packet.every((byte) => byte === 0)) return { code: 'zero_filled', detail: `zero bytes at ${at}` };
  return { code: 'bad_packet', detail: `no packet begins at ${at}` };
}

/** Whether packets of this packet's stream are missing before it. A packet may come twice, and a stream may say that it jumps. */
function counterJumps(bytes: Buffer, at: number, counters: Int8Array): boolean {
  const stream = (((bytes[at + 1] ?? 0) & 0x1f) << 8) | (bytes[at + 2] ?? 0);
  const flags = bytes[at + 3] ?? 0;
  const hasPayload = (flags & 0x10) !== 0;
  if (stream === stuffing || !hasPayload) return false;
  const hasField = (flags & 0x20) !== 0 && (bytes[at + 4] ?? 0) > 0;
  const saysSo = hasField && ((bytes[at + 5] ?? 0) & 0x80) !== 0;
  const before = counters[stream] ?? -1;
  const counter = flags & 0x0f;
  counters[stream] = counter;
  return before >= 0 && !saysSo && counter !== before && counter !== ((before + 1) & 0x0f);
}
