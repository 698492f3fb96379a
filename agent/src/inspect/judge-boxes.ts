import type { NotInspectedReason } from '@rollcall/shared/contract/inspection';
import type { BoxWalk } from './box-walk.ts';
import type { Problem } from './inspection-result.ts';

const firstTypes = new Set(['ftyp', 'styp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'uuid', 'moof', 'sidx']);
const knownTypes = new Set([...firstTypes, 'mfra', 'meta', 'prft', 'emsg', 'ssix']);
/** The index of 24 hours of video has some 20 MB. */
const maxIndexBytes = 256 * 1024 * 1024;

/**
 * What the boxes of an MP4 or MOV say about its health; `readable`: the index is there and worth reading. `doubt`: behind the
 * index lies what is no box, or one that nobody knows and that the file is too short for.
 */
export function judgeBoxes({ boxes, end, sizeBytes }: BoxWalk): {
  problems: Problem[];
  readable: boolean;
  doubt?: NotInspectedReason;
} {
  const first = boxes[0];
  if (!first || !firstTypes.has(first.type)) {
    const code = end === 'zeros' && !first ? 'zero_filled' : 'not_a_container';
    return { problems: [{ code, detail: 'the file does not begin like an MP4 or MOV' }], readable: false };
  }
  const problems: Problem[] = [];
  const last = boxes.at(-1);
  const cut = last && last.offset + last.sizeBytes > sizeBytes ? last : undefined;
  const index = boxes.find(({ type }) => type === 'moov');
  const isForeign = end === 'garbage' || (cut !== undefined && !knownTypes.has(cut.type));
  if (end === 'truncated' && !(isForeign && index)) {
    problems.push({ code: 'truncated', detail: `the file ends inside ${cut?.type ?? 'a box header'}` });
  }
  if (!index || index === cut) {
    problems.push({ code: 'moov_missing', detail: 'the index is missing: players can not open the file' });
    if (end === 'zeros') problems.push({ code: 'zero_filled', detail: 'the file ends in zero bytes' });
    return { problems, readable: false };
  }
  if (index.sizeBytes > maxIndexBytes) {
    problems.push({ code: 'not_a_container', detail: `the index claims ${index.sizeBytes} bytes` });
    return { problems, readable: false };
  }
  return isForeign ? { problems, readable: true, doubt: 'foreign_bytes' } : { problems, readable: true };
}
