import type { History } from '@rollcall/shared/http/history';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { historyWords } from '@rollcall/shared/words/history';
import { formatDuration } from '../format/format-duration.ts';
import { formatSize } from '../format/format-size.ts';
import { formatFull, formatTime } from '../format/format-time.ts';
import type { KnownNames } from './use-known-names.ts';

type Value = History[number]['detail'][string];

interface Options {
  language: Language;
  and: string;
  namesOf: KnownNames;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** What holds one of our own values, never what somebody typed. */
const coded = new Set([
  'causeKind',
  'kind',
  'basis',
  'state',
  'recordingRule',
  'grade',
  'reasonCode',
  'effect',
  'leaveKind',
  'campaignType',
  'decidedOutside',
  'step',
  'why',
  'faultyItems',
  'spareOutcome',
  'endedWhy',
  'caseOutcome',
  'caseSource',
  'entryRole',
  'heard',
  'slipHow',
  'attendedBy',
  'ground',
  'hindrance',
]);
/** More of a list than this tells nobody anything. */
const shownOfList = 5;

/** A value of a fact for people: units by the ending of its name, times in Shanghai's clock, anything else as it is. */
export function describeValue(name: string, value: Value, options: Options): string {
  const { language, and, namesOf } = options;
  if (value === null) return '–';
  if (typeof value === 'boolean') return wordsIn(historyWords, language)[value ? 'yes' : 'no'];
  if (typeof value === 'number') {
    if (name.endsWith('Bytes')) return formatSize(value);
    if (name.endsWith('Ms')) return formatDuration(value, language);
    return String(value);
  }
  if (typeof value === 'string') {
    const known = namesOf[name]?.get(value);
    if (known !== undefined) return known;
    const words: Readonly<Record<string, string>> = wordsIn(historyWords, language).values;
    if (Object.hasOwn(words, value) && coded.has(name)) return words[value] ?? value;
    return instant.test(value) ? formatFull(value) : value;
  }
  if (Array.isArray(value)) {
    const shown = value.slice(0, shownOfList).map((element) => describeValue(name, element, options));
    return `${shown.join(and)}${value.length > shownOfList ? ` … (${value.length})` : ''}`;
  }
  const { from = value.startsAt, to = value.endsAt, announcedAt } = value;
  if (typeof announcedAt === 'string') return formatFull(announcedAt);
  if (typeof from === 'string' && typeof to === 'string') return `${clock(from)}–${clock(to)}`;
  return JSON.stringify(value);
}

/** An instant in Shanghai's clock; a time of day is one already. */
function clock(time: string): string {
  return instant.test(time) ? formatTime(time) : time;
}
