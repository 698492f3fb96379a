import type { ShiftCopies } from '@rollcall/shared/http/shift-copies';
import { shiftCopyWords } from '@rollcall/shared/words/shift-copies';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Form } from 'antd';
import { useState } from 'react';
import { request } from '../../../api/request.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useChange } from '../../../api/use-change.ts';
import { EntryDrawer } from '../../../form/entry-drawer.tsx';
import { ReasonField } from '../../../form/reason-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import { SkeletonRows } from '../../../table/skeleton-rows.tsx';
import { rosterOutdates } from '../roster-outdates.ts';
import { saidOfRoster, useRosterOutcome } from '../use-roster-outcome.ts';
import { CopiedShifts } from './copied-shifts.tsx';
import classes from './copy-week.module.css';
import { WeekChoice } from './week-choice.tsx';

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
  const proposal = useAnswer<ShiftCopies>('shift-copies', { week, unitCode });
  const answer = proposal.outdated ? undefined : proposal.answer;
  const chosen = (answer?.rows ?? []).filter(({ badgeNo }) => !leftOut.has(badgeNo));
  const past = chosen.some(({ startsAt }) => Date.parse(startsAt) < Date.now());
  const toggle = (badgeNo: string) => {
    const others = [...leftOut].filter((one) => one !== badgeNo);
    setLeftOut(new Set(leftOut.has(badgeNo) ? others : [...others, badgeNo]));
  };
  const saving = useChange({
    send: (commandKey, { reason }: { reason?: string }) =>
      request<unknown>('shift-copies', {
        method: 'POST',
        commandKey,
        body: { week, shiftIds: chosen.map(({ shiftId }) => shiftId), ...(reason?.trim() ? { reason } : {}) },
      }),
    outdates: [...rosterOutdates, 'shift-copies'],
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
      onSave={(values) => (chosen.length === 0 ? onClose() : saving.start(values))}
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
