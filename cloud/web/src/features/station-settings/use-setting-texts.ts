import type { StationSettingRow } from '@rollcall/shared/resources/station-settings';
import { stationSettingWords } from '@rollcall/shared/words/station-settings';
import { useWords } from '../../language/use-words.ts';
import { toMegabits } from './megabits.ts';

/** Settings as people read them. */
export function useSettingTexts() {
  const texts = useWords(stationSettingWords);
  const days: Record<number, string> = texts.dayNames;
  return {
    windowsText: (windows: StationSettingRow['uploadWindows']) =>
      windows.length === 0
        ? texts.always
        : windows
            .map(({ weekdays, from, until }) => {
              const named = [...weekdays].sort().map((day) => days[day]);
              return `${weekdays.length === 7 ? '' : `${named.join(texts.and)} `}${from}–${until}`;
            })
            .join('; '),
    capText: (cap: number | null) => (cap === null ? texts.noCap : `${toMegabits(cap)} Mbit/s`),
  };
}
