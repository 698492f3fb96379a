import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { ShiftCopies } from '@rollcall/shared/resources/shift-copies';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { shiftCopyWords } from '@rollcall/shared/words/shift-copies';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatDay, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { saidOfRoster, useRosterOutcome } from '../roster-proposals/use-roster-outcome.ts';
import { useBreaksText } from '../shifts/use-breaks-text.ts';
import classes from './copy-week.module.css';

interface Props {
  /** A local date of the week that is to be filled. */
  week: string;
  /** Only officers of this unit. */
  unitCode: string | undefined;
  onWeek: (week: string) => void;
  onClose: () => void;
}

/** What the week before would add to the empty cells of a week, shown before it is saved. */
export function CopyWeek({ week, unitCode, onWeek, onClose }: Props) {
  const texts = useWords(shiftCopyWords);
  const roster = useWords(rosterWords);
  const [form] = Form.useForm<{ reason?: string }>();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const proposal = useRead('GET shift-copies', { query: { week, unitCode } });
  const answer = proposal.outdated ? undefined : proposal.answer;
  const chosen = (answer?.rows ?? []).filter(({ badgeNo }) => !leftOut.has(badgeNo));
  const past = chosen.some(({ startsAt }) => Date.parse(startsAt) < Date.now());
  const toggle = (badgeNo: string) => {
    const others = [...leftOut].filter((one) => one !== badgeNo);
    setLeftOut(new Set(leftOut.has(badgeNo) ? others : [...others, badgeNo]));
  };
  const saving = useCall('POST shift-copies', {
    onDone: useRosterOutcome(onClose),
    done: saidOfRoster('saved'),
  });
  return (
    <EntryDrawer<{ reason?: string }>
      title={texts.title}
      action="shifts.write"
      form={form}
      initial={{}}
      problem={saving.problem ?? proposal.problem}
      saving={saving.running}
      saveText={past ? roster.proposePast : texts.save(chosen.length)}
      onSave={({ reason }) => {
        const shiftIds = chosen.map(({ shiftId }) => shiftId);
        if (shiftIds.length === 0) onClose();
        else saving.start({ body: { week, shiftIds, ...(reason?.trim() ? { reason } : {}) } });
      }}
      onClose={onClose}
    >
      <p className={classes.hint}>{texts.hint}</p>
      <WeekChoice week={answer?.week ?? week} onChange={onWeek} />
      {answer ? (
        <CopiedShifts answer={answer} leftOut={leftOut} onToggle={toggle} />
      ) : proposal.problem === null ? (
        <SkeletonRows columns={2} rows={8} />
      ) : null}
      {past ? <ReasonField required label={roster.pastReason} hint={roster.pastHint} /> : null}
    </EntryDrawer>
  );
}

/** The shifts to come by officer, each with a box that leaves the officer out; below, what isn't copied and why. */
function CopiedShifts({
  answer: { rows, leftOut: not },
  leftOut,
  onToggle,
}: {
  answer: ShiftCopies;
  /** Badge numbers of whom nothing is copied. */
  leftOut: ReadonlySet<string>;
  onToggle: (badgeNo: string) => void;
}) {
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

/** Which week is filled. `week`: its Monday. */
function WeekChoice({ week, onChange }: { week: string; onChange: (week: string) => void }) {
  const texts = useWords(shiftCopyWords);
  const { language } = useLanguage();
  const day = (date: string) => formatDay(startOfLocalDate(date), language);
  return (
    <fieldset className={classes.week} aria-label={texts.week}>
      <Button aria-label={texts.previous} icon={<LeftOutlined />} onClick={() => onChange(addDays(week, -7))} />
      <span>
        {texts.week} <b>{`${day(week)} – ${day(addDays(week, 6))}`}</b>
      </span>
      <Button aria-label={texts.next} icon={<RightOutlined />} onClick={() => onChange(addDays(week, 7))} />
    </fieldset>
  );
}
