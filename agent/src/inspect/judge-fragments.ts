import type { NotInspectedReason } from '@rollcall/shared/contract/inspection';
import type { BoxWalk } from './box-walk.ts';
import type { FileBytes } from './file-bytes.ts';
import type { Problem } from './inspection-result.ts';

/**
 * What the fragments of an MP4 say about its health: each `moof` is followed by its media, and they are numbered one after
 * the other (ISO/IEC 14496-12 §8.8.5). Says nothing of a file without fragments.
 */
export function judgeFragments(
  { boxes, end }: BoxWalk,
  file: FileBytes,
): { problems: Problem[]; doubt?: NotInspectedReason } {
  const parts = boxes.filter(({ type }) => type === 'moof' || type === 'mdat');
  const fragments = parts.filter(({ type }) => type === 'moof');
  if (fragments.length === 0) return { problems: [] };
  const problems: Problem[] = [];
  const alone = parts.findIndex(({ type }, at) => type === 'moof' && parts[at + 1]?.type !== 'mdat');
  if (alone >= 0) {
    const detail = `the fragment at ${parts[alone]?.offset} has no media`;
    problems.push({ code: 'truncated', detail });
  }
  // Behind the index of a file without fragments nothing is missed; here more fragments may have been.
  if (end === 'zeros') problems.push({ code: 'zero_filled', detail: 'zero bytes follow the last fragment' });
  const numbers = fragments.map(({ offset }) => fragmentNumber(file.read(offset, 24)));
  const jumps = numbers.some((number, at) => at > 0 && number > (numbers[at - 1] ?? 0) + 1);
  return jumps ? { problems, doubt: 'pieces_missing' } : { problems };
}

/** Of a `moof` with its header of 8 bytes, in which `mfhd` comes first. 0 when it isn't told there. */
function fragmentNumber(moof: Buffer): number {
  return moof.length === 24 && moof.toString('latin1', 12, 16) === 'mfhd' ? moof.readUInt32BE(20) : 0;
}
