import { badgeNoSchema } from '@rollcall/shared/ids';
import { keepText } from '../sheets/keep-text.ts';
import { plainText } from '../sheets/plain-text.ts';
import type { CellValue } from '../sheets/sheet.ts';
import type { CellReading } from './import-column.ts';

const most = 50;

/** One badge number or several: `100001、100002`. Names may stand behind them: `100001 陈建国`. */
export function readBadgeNos(cell: CellValue): CellReading<string[]> {
  const kept = keepText(cell);
  if ('problem' in kept) return kept;
  const badgeNos = plainText(kept.value)
    .replace(/\p{Script=Han}+/gu, ' ')
    .split(/[\s、,;/|]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^(\d+)\.0+$/, '$1'));
  const fit = badgeNos.length > 0 && badgeNos.length <= most;
  if (!fit || badgeNos.some((badgeNo) => !badgeNoSchema.safeParse(badgeNo).success)) return { problem: 'bad_badge_no' };
  return { value: [...new Set(badgeNos)] };
}
