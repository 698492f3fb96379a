import type { Inspection } from '@rollcall/shared/contract/inspection';
import { type FileBytes, withFileBytes } from './file-bytes.ts';
import { inspected, type Problem } from './inspection-result.ts';

const maxSegments = 1000;
const tailBytes = 64 * 1024;

/** Inspects a JPEG by its segment headers (ITU T.81) and its end marker. */
export async function inspectJpeg(path: string): Promise<Inspection> {
  return withFileBytes(path, (file) => {
    if (!file.read(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) {
      return inspected({ kind: 'image' }, [{ code: 'not_a_container', detail: 'the file does not begin like a JPEG' }]);
    }
    return inspected({ kind: 'image', container: 'jpeg', codecs: ['jpeg'], ...readSize(file) }, judgeTail(file));
  });
}

/** Some cameras write data of their own after the end marker, hence the search from the end. */
function judgeTail(file: FileBytes): Problem[] {
  const tail = file.read(Math.max(0, file.sizeBytes - tailBytes), tailBytes);
  if (tail.lastIndexOf(Buffer.from([0xff, 0xd9])) >= 0) return [];
  if (tail.subarray(-32).every((byte) => byte === 0)) {
    return [{ code: 'zero_filled', detail: 'the picture ends in zero bytes' }];
  }
  return [{ code: 'truncated', detail: 'the end of the picture is missing' }];
}

function readSize(file: FileBytes): { width: number | null; height: number | null } {
  let offset = 2;
  for (let segment = 0; segment < maxSegments; segment += 1) {
    const header = file.read(offset, 9);
    if (header.length < 9 || header[0] !== 0xff) break;
    const marker = header[1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: header.readUInt16BE(5) || null, width: header.readUInt16BE(7) || null };
    offset += 2 + Math.max(2, header.readUInt16BE(2));
  }
  return { width: null, height: null };
}
