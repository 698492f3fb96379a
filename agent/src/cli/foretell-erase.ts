import { isoOfMtime } from '../card/card-time.ts';
import type { KnownCardFile } from '../recordings/erases-repository.ts';
import type { FilePlan } from './preview-card.ts';

/** `blocks`: as long as it is so, nothing on the card is erased. `why` completes a sentence about the file. */
export type FileFate = {
  path: FilePlan['path'];
  sizeBytes: number;
  fate: 'erase' | 'stay' | 'block';
  why: string | null;
};

/**
 * What an erase would do with each file of a card, by what the station knows of it: as `judgeErase` decides, but for what
 * only a permit of HQ can tell. Pure.
 */
export function foretellErase(files: readonly FilePlan[], known: readonly KnownCardFile[]): FileFate[] {
  const versions = new Map(known.map((file) => [versionOf(file), file]));
  return files.map((file) => {
    const { path, sizeBytes, modifiedAt } = file;
    const version = versions.get(`${path.bytes} ${sizeBytes} ${modifiedAt}`);
    return { path, sizeBytes, ...fateOf(file, version) };
  });
}

function fateOf(
  { plan, isLog, sideFile, why }: FilePlan,
  known: KnownCardFile | undefined,
): Pick<FileFate, 'fate' | 'why'> {
  if (plan === 'ignore') return { fate: 'stay', why };
  if (isLog)
    return { fate: 'stay', why: sideFile ? 'written beside footage, never erased' : 'recorder log, never erased' };
  if (plan === 'wait') return { fate: 'block', why: 'still changing' };
  if (plan === 'empty') return { fate: 'erase', why: null };
  if (plan === 'unreadable' || known?.state === 'unreadable') {
    return { fate: 'block', why: 'nobody can read it; somebody at HQ has to let it go' };
  }
  if (known?.state !== 'collected') return { fate: 'block', why: 'not collected yet' };
  if (known.recordingState !== 'verified') return { fate: 'block', why: 'HQ has not verified it yet' };
  return { fate: 'erase', why: null };
}

function versionOf({ pathBytes, sizeBytes, mtimeNs }: KnownCardFile): string {
  return `${pathBytes.toString('base64')} ${sizeBytes} ${isoOfMtime(mtimeNs)}`;
}
