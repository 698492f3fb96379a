import type { StationRow } from '@rollcall/shared/http/stations';
import type { Language } from '../language/language.ts';
import type { evidenceTexts } from '../texts/evidence-texts.ts';

type Words = (typeof evidenceTexts)[Language];

/** What an alarm of a station says: of a full disk also what is full and since when, where the station told it. */
export function alarmText(
  { kind, detail }: StationRow['alarms'][number],
  words: Pick<Words, 'alarm' | 'storageFull'>,
  sinceText: (iso: string) => string,
): string {
  const { limit, since } = detail;
  if (kind !== 'storage_low' || typeof since !== 'string') return words.alarm[kind];
  return words.storageFull[limit === 'budget' ? 'budget' : 'disk'](sinceText(since));
}
