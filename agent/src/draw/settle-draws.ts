import { lockFolder } from '../store/folder-lock.ts';
import { readDrawFile, writeDrawFile } from './draw-file.ts';
import { isGrave } from './draw-refusals.ts';

/**
 * A person knows of what HQ did with draws, so the alarms end. No secret is opened for it. The agent must not be running.
 * @returns whether there was anything to settle
 */
export async function settleDraws(
  stationFolder: string,
  { reason, at }: { reason: string; at: Date },
): Promise<boolean> {
  const unlock = lockFolder(stationFolder);
  try {
    const file = await readDrawFile(stationFolder);
    if (file === 'none' || file === 'unreadable') return false;
    const isOpen = ({ refused, settled }: (typeof file.draws)[number]) =>
      refused !== null && isGrave(refused) && settled === null;
    if (!file.draws.some(isOpen) && file.unreadableAt === null) return false;
    const settled = { at: at.toISOString(), reason };
    const draws = file.draws.map((answer) => (isOpen(answer) ? { ...answer, settled } : answer));
    await writeDrawFile(stationFolder, { ...file, unreadableAt: null, draws });
    return true;
  } finally {
    unlock();
  }
}
