import { custodyBases } from '@rollcall/shared/fields/custodies';
import type { CoverageOfTime } from '@rollcall/shared/http/coverage-of-time';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { signature } from '@rollcall/shared/words/signature';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDaySeconds, formatDayTime, formatFull, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from '../../parts/entry-view.module.css';
import { FactList } from '../../parts/fact-list.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { CustodyDispute } from './custody-dispute.tsx';
import { disputedTime } from './disputed-time.ts';

/** A dispute with what there is to decide it by: who entered the check-out, the roster and the footage of its time. */
export function DisputeDrawer({ dispute, onClose }: { dispute: CustodyDisputeRow; onClose: () => void }) {
  const { disputeId, badgeNo, officerName, recorderSerial, state, reason } = dispute;
  return (
    <Drawer open onClose={onClose} size={560} title={`${badgeNo} ${officerName} · ${recorderSerial}`}>
      <div className={classes.column}>
        <DisputeFacts dispute={dispute} />
        <DisputedRoster dispute={dispute} />
        <DisputedFootage dispute={dispute} />
        <CustodyDispute custody={{ ...dispute, dispute: { disputeId, state, reason } }} onDone={onClose} />
      </div>
    </Drawer>
  );
}

/** Which check-out is disputed, of when, who entered it, and what was decided. */
function DisputeFacts({ dispute }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  const all = useWords(deviceWords);
  const { open } = useWords(registryWords).custody;
  const { recorderSerial, badgeNo, officerName, basis, fromAt, untilAt, decidedBy, decidedAt } = dispute;
  const facts = [
    { name: all.recorder, value: <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link> },
    {
      name: all.officer,
      value: <Link to={paths.officer(badgeNo)}>{formatPerson({ badgeNo, name: officerName })}</Link>,
    },
    {
      name: texts.time,
      value: (
        <TwoLines below={custodyBases[basis][language]}>
          {`${formatFull(fromAt)} – ${untilAt === null ? open : formatFull(untilAt)}`}
        </TwoLines>
      ),
    },
    { name: texts.entered, value: <EnteredBy dispute={dispute} /> },
    { name: texts.disputed, value: formatFull(dispute.disputedAt) },
    ...(decidedAt === null
      ? []
      : [
          {
            name: texts.decided,
            value: (
              <TwoLines below={dispute.decisionReason ?? undefined}>
                {`${decidedBy ?? ''} · ${formatFull(decidedAt)}`}
              </TwoLines>
            ),
          },
        ]),
  ];
  return <FactList facts={facts} />;
}

function EnteredBy({ dispute: { entered } }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  if (entered === null) return texts.unknown;
  const { by, onBehalfOf, at } = entered;
  return (
    <TwoLines below={formatFull(at)}>{by === null ? texts.atStation : signature(by, onBehalfOf, language)}</TwoLines>
  );
}

/** When the officer was on duty in the time of the check-out. */
function DisputedRoster({ dispute }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  const [openedAt] = useState(() => Date.now());
  const may = useCan()('coverage.read');
  const { badgeNo, fromAt } = dispute;
  const { answer, problem, retry } = useAnswer<CoverageOfTime>(
    'coverage/time',
    { badgeNo, ...disputedTime(dispute, openedAt) },
    { enabled: may },
  );
  if (!may) return null;
  const day = paths.officerDay(badgeNo, localDateOf(Date.parse(fromAt)), { at: fromAt });
  return (
    <Section title={texts.roster} hint={<Link to={day}>{texts.day}</Link>}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer?.shifts.length === 0 ? <p className={classes.quiet}>{texts.offDuty}</p> : null}
      {answer && answer.shifts.length > 0 ? (
        <PlainTable
          name={texts.roster}
          rows={answer.shifts}
          rowKey={({ shiftId }) => shiftId}
          columns={[
            {
              title: texts.when,
              cell: ({ startsAt, endsAt }) => (
                <NoWrap>{`${formatDayTime(startsAt, language)}–${formatTime(endsAt)}`}</NoWrap>
              ),
            },
            {
              title: texts.post,
              cell: ({ dutyTypeName, post }) => [dutyTypeName, post].filter(Boolean).join(' · '),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}

/** The first of them: who was filming shows in one. */
const shown = 20;

/** What the recorder recorded in the time of the check-out, whoever held it. */
function DisputedFootage({ dispute }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  const [openedAt] = useState(() => Date.now());
  const may = useCan()('recordings.read');
  const time = { recorderSerial: dispute.recorderSerial, ...disputedTime(dispute, openedAt) };
  const { answer, problem, retry } = useAnswer<{ rows: RecordingRow[] }>(
    'recordings',
    { ...time, sort: 'capturedAt', limit: shown },
    { enabled: may },
  );
  if (!may) return null;
  return (
    <Section title={texts.footage} hint={<Link to={paths.recordings(time)}>{texts.allFootage}</Link>}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer?.rows.length === 0 ? <p className={classes.quiet}>{texts.noFootage}</p> : null}
      {answer && answer.rows.length > 0 ? (
        <PlainTable
          name={texts.footage}
          rows={answer.rows}
          rowKey={({ recordingId }) => recordingId}
          columns={[
            {
              title: texts.when,
              cell: ({ capturedAt }) => (
                <NoWrap>{capturedAt === null ? '–' : formatDaySeconds(capturedAt, language)}</NoWrap>
              ),
            },
            {
              title: texts.file,
              cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
            },
          ]}
        />
      ) : null}
    </Section>
  );
}
