import type { StationRow } from '@rollcall/shared/http/stations';
import type { Said } from '@rollcall/shared/words/define-words';
import type { evidenceWords } from '@rollcall/shared/words/evidence';

type Words = Pick<Said<typeof evidenceWords>, 'alarm' | 'storageFull' | 'quarantined' | 'frozen'>;

/**
 * What is wrong with a station, each once: of a full disk also what is full and since when, where the station told it, and of what
 * is set aside how much.
 */
export function alarmTexts(
  { frozen, alarms, quarantined }: Pick<StationRow, 'frozen' | 'alarms' | 'quarantined'>,
  words: Words,
  sinceText: (iso: string) => string,
): string[] {
  const counted = quarantined
    ? [words.quarantined(quarantined.events + quarantined.entries, sinceText(quarantined.since))]
    : [];
  const others = alarms.filter(({ kind }) => quarantined === null || kind !== 'quarantined_event');
  const told = others.map((alarm) => alarmText(alarm, words, sinceText));
  return [...new Set([...(frozen ? [words.frozen] : []), ...told, ...counted])];
}

function alarmText(
  { kind, detail }: StationRow['alarms'][number],
  words: Words,
  sinceText: (iso: string) => string,
): string {
  const { limit, since } = detail;
  if (kind !== 'storage_low' || typeof since !== 'string') return words.alarm[kind];
  return words.storageFull[limit === 'budget' ? 'budget' : 'disk'](sinceText(since));
}
