import { PlusOutlined } from '@ant-design/icons';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Drawer } from 'antd';
import type { ComponentType } from 'react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatTime } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { saidOfRoster, useRosterOutcome } from '../roster-proposals/use-roster-outcome.ts';
import classes from './open-shift.module.css';
import { EditShift } from './shift-form.tsx';
import { SwapShift } from './swap-shift.tsx';
import { useBreaksText } from './use-breaks-text.ts';

/** Draws what was recorded of a shift, as the board of a day does. */
export type ShiftFactsView = ComponentType<{ shift: ShiftCoverageDetail }>;

/** A shift of the roster: its coverage, how to change it, and every change so far. */
export function OpenShift({
  shiftId,
  facts: Facts,
  onClose,
}: {
  shiftId: string;
  facts: ShiftFactsView;
  onClose: () => void;
}) {
  const texts = useWords(rosterWords);
  const history = useWords(historyWords);
  const [doing, setDoing] = useState<'edit' | 'swap' | 'cancel'>();
  const shift = useRead('GET shifts/:shiftId', { params: { shiftId } });
  const coverage = useRead('GET shifts/:shiftId/coverage', { params: { shiftId } });
  const row = shift.answer;
  if (doing === 'edit' && row) return <EditShift shift={row} onClose={() => setDoing(undefined)} />;
  const problem = shift.problem ?? coverage.problem;
  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={row ? formatPerson({ badgeNo: row.badgeNo, name: row.officerName }) : texts.edit}
      extra={
        row && !row.cancelled ? (
          <span style={{ display: 'inline-flex', gap: 8 }}>
            <ActionButton action="shifts.write" onClick={() => setDoing('edit')}>
              {texts.change}
            </ActionButton>
            <ActionButton action="shifts.write" onClick={() => setDoing('swap')}>
              {texts.swap}
            </ActionButton>
            <ActionButton action="shifts.write" danger onClick={() => setDoing('cancel')}>
              {texts.cancelShift}
            </ActionButton>
          </span>
        ) : null
      }
    >
      <ProblemNotice problem={problem} onRetry={() => Promise.all([shift.retry(), coverage.retry()])} />
      {doing === 'cancel' && row ? (
        <CancelShift shift={row} onDone={onClose} onKeep={() => setDoing(undefined)} />
      ) : null}
      {doing === 'swap' && row ? <SwapShift shift={row} onDone={onClose} onKeep={() => setDoing(undefined)} /> : null}
      {row ? <PlannedFacts shift={row} /> : null}
      {coverage.answer ? <Facts shift={coverage.answer} /> : problem ? null : <SkeletonRows columns={2} rows={6} />}
      {row ? (
        <>
          <SameDay shift={row} />
          <h2>{history.history}</h2>
          <HistoryList history={row.history} />
        </>
      ) : null}
    </Drawer>
  );
}

/** What the roster says of a shift beside time, duty and post; nothing when it says no more. */
function PlannedFacts({ shift }: { shift: ShiftRow }) {
  const texts = useWords(rosterWords);
  const breaksText = useBreaksText();
  const { breaks, campaignName, plannedRecorderSerial } = shift;
  const facts = [
    { name: texts.breaks, value: breaksText(breaks) || null },
    { name: texts.campaign, value: campaignName },
    {
      name: texts.recorder,
      value: plannedRecorderSerial && <Link to={paths.recorder(plannedRecorderSerial)}>{plannedRecorderSerial}</Link>,
    },
  ].filter(({ value }) => value !== null);
  return facts.length === 0 ? null : (
    <div style={{ marginBlockEnd: 10 }}>
      <FactList facts={facts} />
    </div>
  );
}

/** The officer's other shifts of the day, and the way to one more: the grid has one cell for all of them. */
function SameDay({ shift: { shiftId, badgeNo, dutyDate } }: { shift: ShiftRow }) {
  const texts = useWords(rosterWords);
  const [, change] = useUrlQuery(['shift', 'add']);
  const { answer } = useRead('GET shifts', { query: { badgeNo, from: dutyDate, to: dutyDate } });
  const shifts = (answer?.rows ?? []).filter(({ cancelled }) => !cancelled);
  return (
    <div className={classes.bar}>
      {shifts.length < 2 ? null : <span>{texts.sameDay}</span>}
      {shifts.length < 2
        ? null
        : shifts.map((other) => (
            <Button
              key={other.shiftId}
              disabled={other.shiftId === shiftId}
              onClick={() => change({ shift: other.shiftId })}
            >
              {formatTime(other.startsAt)}–{formatTime(other.endsAt)}
            </Button>
          ))}
      <ActionButton
        action="shifts.write"
        icon={<PlusOutlined />}
        onClick={() => change({ shift: undefined, add: `${badgeNo}_${dutyDate}` })}
      >
        {texts.addSameDay}
      </ActionButton>
    </div>
  );
}

/** Takes a shift off the roster, for a reason that stays. */
function CancelShift({ shift, onDone, onKeep }: { shift: ShiftRow; onDone: () => void; onKeep: () => void }) {
  const texts = useWords(rosterWords);
  const { reason: reasonWord } = useWords(registryWords);
  const [reason, setReason, draft] = useDraftState({ name: texts.cancelShift, subject: shift.shiftId }, '');
  const { start, running, problem } = useCall('DELETE shifts/:shiftId', {
    onDone: useRosterOutcome(onDone),
    done: saidOfRoster('cancelled'),
  });
  return (
    <div className={classes.box}>
      <ProblemNotice problem={problem} />
      <p>
        {texts.cancelHint} {Date.parse(shift.startsAt) < Date.now() ? texts.pastHint : null}
      </p>
      {draft.notice}
      <LongText
        autoFocus
        aria-label={reasonWord}
        placeholder={reasonWord}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={classes.buttons}>
        <Button
          danger
          type="primary"
          disabled={!isReason(reason)}
          loading={running}
          onClick={() =>
            draft.sent(() =>
              start({ params: { shiftId: shift.shiftId }, body: { reason: reason.trim(), version: shift.version } }),
            )
          }
        >
          {texts.cancelShift}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            onKeep();
          }}
        >
          {texts.keep}
        </Button>
      </div>
    </div>
  );
}
