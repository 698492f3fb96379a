import type { ShiftCopies } from '@rollcall/shared/http/shift-copies';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { shiftCopyWords } from '@rollcall/shared/words/shift-copies';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDate, formatTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { useBreaksText } from '../use-breaks-text.ts';
import classes from './copy-week.module.css';

interface Props {
  answer: ShiftCopies;
  /** Badge numbers of whom nothing is copied. */
  leftOut: ReadonlySet<string>;
  onToggle: (badgeNo: string) => void;
}

/** The shifts to come by officer, each with a box that leaves the officer out; below, what isn't copied and why. */
export function CopiedShifts({ answer: { rows, leftOut: not }, leftOut, onToggle }: Props) {
  const texts = useWords(shiftCopyWords);
  const { language } = useLanguage();
  const breaksText = useBreaksText();
  const said = (row: ShiftCopies['rows'][number]) =>
    [
      `${formatDate(startOfLocalDate(row.dutyDate), language)} ${formatTime(row.startsAt)}–${formatTime(row.endsAt)}`,
      row.dutyTypeName,
      row.post,
      breaksText(row.breaks),
    ].filter(Boolean);
  return (
    <>
      {rows.length === 0 ? <p>{texts.nothing}</p> : null}
      <ul className={classes.people}>
        {byOfficer(rows).map(([badgeNo, shifts]) => (
          <li key={badgeNo}>
            <label>
              <input type="checkbox" checked={!leftOut.has(badgeNo)} onChange={() => onToggle(badgeNo)} />{' '}
              {formatPerson({ badgeNo, name: shifts[0]?.officerName ?? '' })}
              <span className={classes.unit}>{shifts[0]?.unitName}</span>
            </label>
            {leftOut.has(badgeNo) ? null : (
              <ul className={classes.shifts}>
                {shifts.map((row) => (
                  <li key={row.shiftId}>{said(row).join(' · ')}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {not.occupied + not.onLeave + not.impossible === 0 ? null : (
        <p className={classes.hint}>{texts.leftOut(not.occupied, not.onLeave, not.impossible)}</p>
      )}
    </>
  );
}

/** In their order, which is by officer. */
function byOfficer(rows: ShiftCopies['rows']): [string, ShiftCopies['rows']][] {
  const found = new Map<string, ShiftCopies['rows']>();
  for (const row of rows) {
    const shifts = found.get(row.badgeNo);
    if (shifts) shifts.push(row);
    else found.set(row.badgeNo, [row]);
  }
  return [...found];
}
