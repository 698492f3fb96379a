import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { ShiftDetail } from '@rollcall/shared/http/shifts';
import { historyWords } from '@rollcall/shared/words/history';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { formatPerson } from '../../format/format-person.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ShiftFacts } from '../today/shift-facts.tsx';
import { CancelShift } from './cancel-shift.tsx';
import { EditShift } from './edit-shift.tsx';
import { PlannedFacts } from './planned-facts.tsx';
import { SameDay } from './same-day.tsx';
import { SwapShift } from './swap-shift.tsx';

/** A shift of the roster: its coverage, how to change it, and every change so far. */
export function OpenShift({ shiftId, onClose }: { shiftId: string; onClose: () => void }) {
  const texts = useWords(rosterWords);
  const history = useWords(historyWords);
  const [doing, setDoing] = useState<'edit' | 'swap' | 'cancel'>();
  const shift = useAnswer<ShiftDetail>(`shifts/${shiftId}`);
  const coverage = useAnswer<ShiftCoverageDetail>(`shifts/${shiftId}/coverage`);
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
      {coverage.answer ? (
        <ShiftFacts shift={coverage.answer} />
      ) : problem ? null : (
        <SkeletonRows columns={2} rows={6} />
      )}
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
