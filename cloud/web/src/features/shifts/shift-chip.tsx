import type { LeaveRow } from '@rollcall/shared/resources/leave';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { leaveWords } from '@rollcall/shared/words/leave';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { formatDuration } from '../../format/format-duration.ts';
import { formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './shift-chip.module.css';
import { useBreaksText } from './use-breaks-text.ts';

/** A shift in its day: from when to when, what for, and below how much of it was recorded. */
export function ShiftChip({ shift }: { shift: ShiftRow }) {
  const texts = useWords(rosterWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  const { startsAt, endsAt, coverage, recordingRule, breaks, campaignName, plannedRecorderSerial } = shift;
  const breaksText = useBreaksText();
  const [from, to] = [formatTime(startsAt), formatTime(endsAt)];
  const overnight = localDateOf(Date.parse(endsAt) - 1) !== shift.dutyDate;
  const duration = (ms: number) => (ms === 0 ? none : formatDuration(ms, language));
  const said = [
    texts.chip(`${from}–${to}`, shift.dutyTypeName, shift.post),
    recordingRule === 'none'
      ? texts.legend.notRequired
      : coverage &&
        texts.covered(
          duration(coverage.recordedMs),
          duration(coverage.missingMs),
          duration(coverage.pendingMs),
          duration(coverage.notYetMs),
        ),
    breaks.length > 0 && `${texts.breaks} ${breaksText(breaks)}`,
    campaignName && `${texts.campaign} ${campaignName}`,
    plannedRecorderSerial && `${texts.recorder} ${plannedRecorderSerial}`,
  ].filter(Boolean);
  return (
    <span
      data-shift={shift.shiftId}
      data-tip={said.join('\n')}
      className={`${classes.chip} ${recordingRule === 'none' ? classes.free : ''} ${campaignName === null ? '' : classes.campaign}`}
    >
      <span>{from}</span>
      <span>
        {to}
        {overnight ? <sup title={texts.legend.overnight}>+1</sup> : null}
      </span>
      <span className={classes.duty}>{shift.dutyTypeName}</span>
      <CoverageBar shift={shift} />
    </span>
  );
}

function CoverageBar({ shift: { coverage, recordingRule } }: { shift: ShiftRow }) {
  if (recordingRule === 'none' || !coverage || coverage.requiredMs === 0) return <i className={classes.bar} />;
  const share = (ms: number) => `${(100 * ms) / coverage.requiredMs}%`;
  return (
    <i className={classes.bar}>
      <i className={classes.recorded} style={{ width: share(coverage.recordedMs) }} />
      <i className={classes.uninspected} style={{ width: share(coverage.uninspectedMs) }} />
      <i className={classes.missing} style={{ width: share(coverage.missingMs) }} />
      <i className={classes.pending} style={{ width: share(coverage.pendingMs) }} />
    </i>
  );
}

/** That the officer is on leave on the day of a cell. */
export function LeaveMark({ leave }: { leave: LeaveRow | undefined }) {
  const { onLeave } = useWords(rosterWords);
  const { kinds } = useWords(leaveWords);
  if (!leave) return null;
  return (
    <span className={classes.leave} data-tip={[kinds[leave.leaveKind], leave.note].filter(Boolean).join(' · ')}>
      {onLeave}
    </span>
  );
}
