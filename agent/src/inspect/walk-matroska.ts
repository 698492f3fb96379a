import type { NotInspectedReason } from '@rollcall/shared/contract/inspection';
import type { FileBytes } from './file-bytes.ts';
import type { Problem } from './inspection-result.ts';

type Element = { id: number; contentAt: number; sizeBytes: number | undefined };

/** `readable`: the elements lead from one to the next, if not to the end; otherwise mediabunny searches without an end. */
type MatroskaWalk = { isMatroska: boolean; readable: boolean; problems: Problem[]; doubt?: NotInspectedReason };

const ebmlHead = 0x1a45dfa3;
const segment = 0x18538067;
const cluster = 0x1f43b675;
/** What may lie in a segment and in a cluster (RFC 9559); clusters are walked into. */
const known = new Set([
  ...[0x114d9b74, 0x1549a966, 0x1654ae6b, 0x1c53bb6b, 0x1941a469, 0x1043a770, 0x1254c367, cluster],
  ...[0xe7, 0xa3, 0xa0, 0xa7, 0xab, 0x5854, 0xaf, 0xec, 0xbf],
]);

/**
 * Walks the elements of a Matroska file by their headers, down to the blocks of each cluster: a hole breaks the chain, unless
 * it lies within one block. A segment that doesn't tell its size was never closed.
 */
export function walkMatroska(file: FileBytes, deadline: number): MatroskaWalk {
  const head = readElement(file, 0);
  const body = head?.id === ebmlHead && head.sizeBytes ? readElement(file, head.contentAt + head.sizeBytes) : undefined;
  if (body?.id !== segment) {
    const isZero = file.sizeBytes > 0 && file.read(0, 16).every((byte) => byte === 0);
    const code = isZero ? 'zero_filled' : 'not_a_container';
    return {
      isMatroska: false,
      readable: false,
      problems: [{ code, detail: 'the file does not begin like a Matroska file' }],
    };
  }
  const readable = { isMatroska: true, readable: true };
  const end = body.sizeBytes === undefined ? file.sizeBytes : body.contentAt + body.sizeBytes;
  if (end > file.sizeBytes) {
    const detail = `${file.sizeBytes} of ${end} bytes are there`;
    return { ...readable, problems: [{ code: 'truncated', detail }] };
  }
  let at = body.contentAt;
  for (let count = 0; at < end; count += 1) {
    if (count % 4096 === 0 && performance.now() > deadline) return { ...readable, problems: [], doubt: 'too_long' };
    const element = readElement(file, at);
    const leadsOn = element && known.has(element.id) && (element.sizeBytes !== undefined || element.id === cluster);
    if (!leadsOn) return { isMatroska: true, readable: false, problems: [lostAt(file, at)] };
    at = element.id === cluster ? element.contentAt : element.contentAt + (element.sizeBytes ?? 0);
  }
  if (at > end) return { ...readable, problems: [{ code: 'truncated', detail: 'the file ends inside an element' }] };
  if (body.sizeBytes === undefined) return { ...readable, problems: [], doubt: 'never_closed' };
  return end < file.sizeBytes ? { ...readable, problems: [], doubt: 'foreign_bytes' } : { ...readable, problems: [] };
}

function lostAt(file: FileBytes, at: number): Problem {
  const bytes = file.read(at, 16);
  if (bytes.every((byte) => byte === 0)) return { code: 'zero_filled', detail: `zero bytes at ${at}` };
  return { code: 'bad_packet', detail: `no element begins at ${at}` };
}

/** The header of an element (RFC 8794 §4); `sizeBytes` undefined: it doesn't tell. Undefined when there is none. */
function readElement(file: FileBytes, at: number): Element | undefined {
  const bytes = file.read(at, 12);
  const idLength = Math.clz32(bytes[0] ?? 0) - 23;
  const sizeLength = Math.clz32(bytes[idLength] ?? 0) - 23;
  if (idLength > 4 || sizeLength > 8 || bytes.length < idLength + sizeLength) return undefined;
  const id = bytes.readUIntBE(0, idLength);
  let sizeBytes = (bytes[idLength] ?? 0) & (0xff >> sizeLength);
  let isUnknown = sizeBytes === 0xff >> sizeLength;
  for (const byte of bytes.subarray(idLength + 1, idLength + sizeLength)) {
    sizeBytes = sizeBytes * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { id, contentAt: at + idLength + sizeLength, sizeBytes: isUnknown ? undefined : sizeBytes };
}
