import type { BoxWalk } from './box-walk.ts';
import type { Problem } from './inspection-result.ts';

const firstTypes = new Set(['ftyp', 'styp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'uuid', 'moof', 'sidx']);
/** The index of 24 hours of video has some 20 MB. */
const maxIndexBytes = 256 * 1024 * 1024;

/** What the boxes of an MP4 or MOV say about its health; `readable`: the index is there and worth reading. */
export function judgeBoxes({ boxes, end, sizeBytes }: BoxWalk): { problems: Problem[]; readable: boolean } {
  const first = boxes[0];
  if (!first || !firstTypes.has(first.type)) {
    const code = end === 'zeros' && !first ? 'zero_filled' : 'not_a_container';
    return { problems: [{ code, detail: 'the file does not begin like an MP4 or MOV' }], readable: false };
  }
  const problems: Problem[] = [];
  const last = boxes.at(-1);
  const cut = last && last.offset + last.sizeBytes > sizeBytes ? last : undefined;
  if (end === 'truncated') {
    problems.push({ code: 'truncated', detail: `the file ends inside ${cut?.type ?? 'a box header'}` });
  }
  const index = boxes.find(({ type }) => type === 'moov');
  if (!index || index === cut) {
    problems.push({ code: 'moov_missing', detail: 'the index is missing: players can not open the file' });
    if (end === 'zeros') problems.push({ code: 'zero_filled', detail: 'the file ends in zero bytes' });
    return { problems, readable: false };
  }
  if (index.sizeBytes > maxIndexBytes) {
    problems.push({ code: 'not_a_container', detail: `the index claims ${index.sizeBytes} bytes` });
    return { problems, readable: false };
  }
  return { problems, readable: true };
}
