import type { StationRow } from '@rollcall/shared/http/stations';
import type { Said } from '@rollcall/shared/words/define-words';
import type { evidenceWords } from '@rollcall/shared/words/evidence';

type Words = Pick<
  Said<typeof evidenceWords>,
  'alarm' | 'storageFull' | 'clock' | 'crashLoop' | 'quarantined' | 'frozen'
>;

interface Telling {
  words: Words;
  since: (iso: string) => string;
  length: (ms: number) => string;
}

/**
 * What is wrong with a station, each once: of a full disk also what is full and since when, where the station told it, of a crash
 * loop since when and by which error, and of what is set aside how much.
 */
export function alarmTexts(
  {
    frozen,
    alarms,
    quarantined,
    clockBehindMs,
  }: Pick<StationRow, 'frozen' | 'alarms' | 'quarantined' | 'clockBehindMs'>,
  telling: Telling,
): string[] {
  const { words } = telling;
  const counted = quarantined
    ? [words.quarantined(quarantined.events + quarantined.entries, telling.since(quarantined.since))]
    : [];
  const clock =
    clockBehindMs === null
      ? []
      : [words.clock[clockBehindMs > 0 ? 'behind' : 'ahead'](telling.length(Math.abs(clockBehindMs)))];
  const others = alarms.filter(({ kind }) => quarantined === null || kind !== 'quarantined_event');
  const told = others.map((alarm) => alarmText(alarm, telling));
  return [...new Set([...(frozen ? [words.frozen] : []), ...told, ...clock, ...counted])];
}

function alarmText({ kind, detail }: StationRow['alarms'][number], { words, since: sinceText }: Telling): string {
  const { limit, since, code } = detail;
  if (kind === 'crash_loop' && typeof since === 'string') return words.crashLoop(sinceText(since), String(code));
  if (kind !== 'storage_low' || typeof since !== 'string') return words.alarm[kind];
  return words.storageFull[limit === 'budget' ? 'budget' : 'disk'](sinceText(since));
}
