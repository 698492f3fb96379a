import type { ExportColumn, Words } from './export-definition.ts';
import { words } from './words.ts';

const localOffsetMs = 8 * 3_600_000;
const tenthOfMinuteMs = 6000;

/** The kinds of columns that exports are made of, for rows of one type. */
export function exportColumns<Row>() {
  type Column = ExportColumn<Row>;
  const word = <Value extends string>(
    zh: string,
    en: string,
    value: (row: Row) => Value | null,
    meaning: Record<Value, Words>,
  ): Column => ({
    heading: { zh, en },
    width: 14,
    format: 'text',
    value: (row, language) => {
      const found = value(row);
      return found === null ? null : meaning[found][language];
    },
  });
  return {
    /** One of a few values, in words. */
    word,
    yesNo: (zh: string, en: string, value: (row: Row) => boolean): Column =>
      word(zh, en, (row) => (value(row) ? 'yes' : 'no'), words.yesNo),
    text: (zh: string, en: string, value: (row: Row) => string | null, width = 18): Column => ({
      heading: { zh, en },
      width,
      format: 'text',
      value,
    }),
    number: (zh: string, en: string, value: (row: Row) => number | null): Column => ({
      heading: { zh, en },
      width: 14,
      format: 'number',
      value,
    }),
    /** Milliseconds, shown in minutes to a tenth. */
    minutes: (zh: string, en: string, value: (row: Row) => number | null): Column => ({
      heading: { zh: `${zh}（分钟）`, en: `${en} (min)` },
      width: 16,
      format: 'number',
      value: (row) => {
        const ms = value(row);
        return ms === null ? null : Math.round(ms / tenthOfMinuteMs) / 10;
      },
    }),
    /** An instant, shown in local time (Asia/Shanghai). */
    moment: (zh: string, en: string, value: (row: Row) => string | null): Column => ({
      heading: { zh, en },
      width: 20,
      format: 'moment',
      value: (row) => {
        const instant = value(row);
        return instant === null ? null : new Date(Date.parse(instant) + localOffsetMs);
      },
    }),
    /** A calendar date. */
    date: (zh: string, en: string, value: (row: Row) => string | null): Column => ({
      heading: { zh, en },
      width: 12,
      format: 'date',
      value: (row) => {
        const date = value(row);
        return date === null ? null : new Date(`${date}T00:00:00Z`);
      },
    }),
  };
}
