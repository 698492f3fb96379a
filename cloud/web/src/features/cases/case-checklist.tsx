import { CheckCircleOutlined, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { CaseCheck, CaseDetail, CaseLine, CaseLineState } from '@rollcall/shared/resources/cases';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { caseLineNames, caseLineStateNames, caseWhyNames, caseWords } from '@rollcall/shared/words/cases';
import { Link } from 'react-router';
import { formatDayTime, formatFull, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import type { Look } from '../../state/look.ts';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './case-checklist.module.css';
import { ProposeButton } from './proposal-buttons.tsx';

const lineLooks: Record<CaseLineState, Look> = {
  holds: { color: 'good', icon: <CheckCircleOutlined />, label: caseLineStateNames.holds },
  defect: { color: 'bad', icon: <WarningFilled />, label: caseLineStateNames.defect },
  cannot_tell: { color: 'quiet', icon: <QuestionCircleOutlined />, label: caseLineStateNames.cannot_tell },
};

/** Each line with its state and the rows behind it; a line that doesn't hold is open. */
export function CaseChecklist({ of }: { of: CaseDetail }) {
  const texts = useWords(caseWords);
  const { language } = useLanguage();
  return (
    <ol className={classes.lines}>
      {of.checklist.map(({ line, state, rows }) => {
        const name = caseLineNames[line][language];
        const wrong = rows.filter((row) => row.state !== 'holds');
        const shown = [...wrong, ...rows.filter((row) => row.state === 'holds')];
        return (
          <li key={line}>
            <details open={wrong.length > 0}>
              <summary>
                <StateTag look={lineLooks[state]} /> {name}{' '}
                <span className={classes.count}>
                  {rows.length === 0
                    ? texts.nothing
                    : texts.rows(rows.length, defects(rows), wrong.length - defects(rows))}
                </span>
              </summary>
              {rows.length === 0 ? null : <Checks line={line} name={name} rows={shown} of={of} />}
            </details>
          </li>
        );
      })}
    </ol>
  );
}

const defects = (rows: readonly CaseCheck[]) => rows.filter((row) => row.state === 'defect').length;

function Checks({
  line,
  name,
  rows,
  of,
}: {
  line: CaseLine;
  name: string;
  rows: readonly CaseCheck[];
  of: CaseDetail;
}) {
  const texts = useWords(caseWords);
  const { language } = useLanguage();
  const isProposed = ({ activityId, recordingId }: CaseCheck) =>
    of.proposals.some(
      (one) =>
        one.state === 'waits' && one.line === line && one.activityId === activityId && one.recordingId === recordingId,
    );
  return (
    <PlainTable
      name={name}
      rows={rows}
      rowKey={({ activityId, recordingId, badgeNo, recorderSerial }) =>
        `${activityId} ${recordingId} ${badgeNo} ${recorderSerial}`
      }
      columns={[
        { title: texts.state, width: '110px', cell: ({ state }) => <StateTag look={lineLooks[state]} /> },
        { title: texts.about, cell: (row) => <About row={row} of={of} /> },
        {
          title: texts.why,
          cell: ({ why, missing, until }) =>
            why === null
              ? '–'
              : [
                  caseWhyNames[why][language],
                  ...missing.map(({ from, to }) => `${formatSeconds(from)}–${formatSeconds(to)}`),
                  ...(until === null ? [] : [formatFull(until)]),
                ].join(' '),
        },
        {
          title: texts.states,
          cell: (row) =>
            row.findings.length === 0
              ? row.state === 'defect'
                ? isProposed(row)
                  ? texts.proposed
                  : [`${texts.noFinding} `, <ProposeButton key="propose" {...{ caseNo: of.caseNo, line, row }} />]
                : '–'
              : row.findings.map(({ findingId, kind }) => (
                  <div key={findingId}>
                    <Link to={paths.finding(findingId)}>
                      <StateTag look={findingKindLooks[kind]} />
                    </Link>
                  </div>
                )),
        },
      ]}
    />
  );
}

/** The activity or the recording that a row is about, with the officer and the recorder. */
function About({ row, of }: { row: CaseCheck; of: CaseDetail }) {
  const { language } = useLanguage();
  const { activityId, recordingId, fileName, badgeNo, recorderSerial } = row;
  const activity = of.activities.find((one) => one.activityId === activityId);
  const officer = activity?.officers.find((one) => one.badgeNo === badgeNo);
  return (
    <>
      {activity ? (
        <Link to={paths.activity(activity.activityId)}>
          {`${formatDayTime(activity.startsAt, language)} ${activityKindNames[activity.kind][language]}`}
        </Link>
      ) : null}
      {recordingId === null ? null : <Link to={paths.recording(recordingId)}>{fileName}</Link>}
      {badgeNo === null ? null : ` · ${badgeNo} ${officer?.name ?? ''}`}
      {activity && recorderSerial !== null ? ` · ${recorderSerial}` : null}
    </>
  );
}
