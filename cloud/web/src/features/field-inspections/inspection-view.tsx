import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import { fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { historyWords } from '@rollcall/shared/words/history';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { TakeBack } from '../../form/take-back.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime, formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { inspectionLooks, visitKindLooks } from '../../state/inspection-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SpotOrdersOf } from '../spot-orders/spot-orders-of.tsx';
import { CorrectionDrawer } from './correction-drawer.tsx';
import { itemKeys } from './form-values.ts';
import { InspectionPhoto } from './inspection-photo.tsx';
import classes from './inspections.module.css';

/** One inspection: what was seen, what the recorders hold of that minute, and what followed. */
export function InspectionView({ shown }: { shown: FieldInspectionDetail }) {
  const texts = useWords(fieldInspectionWords);
  const { history } = useWords(historyWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [correcting, setCorrecting] = useState(false);
  const { start, running, problem } = useCall('POST field-inspections/:inspectionId/withdrawal', { done: 'withdrawn' });
  const { inspectionId, badgeNo, officerName: name, dutyDate, inspectedAt } = shown;
  const person = formatPerson({ badgeNo, name });
  usePageTitle(`${texts.one} ${person}`);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.inspections()}>{texts.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{person}</h1>
        <StateTag look={inspectionLooks[shown.state]} />
      </div>
      <div className={classes.page}>
        {shown.withdrawReason === null ? null : (
          <Alert type="info" showIcon title={texts.withdrawnBecause(shown.withdrawReason)} />
        )}
        <Section title={texts.one}>
          <FactList
            facts={[
              { name: texts.inspectedAt, value: formatFull(inspectedAt).slice(0, 16) },
              {
                name: texts.officer,
                value: <Link to={paths.officerDay(badgeNo, dutyDate, { at: inspectedAt })}>{person}</Link>,
              },
              { name: texts.unit, value: shown.unitName },
              { name: texts.place, value: shown.place },
              ...(shown.post === null
                ? []
                : [{ name: texts.post, value: [shown.dutyTypeName, shown.post].filter(Boolean).join(' · ') }]),
              ...(shown.recorderSerial === null
                ? []
                : [
                    {
                      name: texts.recorder,
                      value: <Link to={paths.recorder(shown.recorderSerial)}>{shown.recorderSerial}</Link>,
                    },
                  ]),
              ...(shown.visit === null
                ? []
                : [{ name: texts.visit, value: <StateTag look={visitKindLooks[shown.visit]} /> }]),
              {
                name: texts.inspector,
                value: `${shown.recordedBy} · ${texts.late(formatDayTime(shown.recordedAt, language))}`,
              },
              ...(shown.note === '' ? [] : [{ name: texts.note, value: shown.note }]),
              ...(shown.corrects === null
                ? []
                : [{ name: texts.corrects, value: <Link to={paths.inspection(shown.corrects)}>{texts.open}</Link> }]),
              ...(shown.correctedBy === null
                ? []
                : [
                    {
                      name: texts.correctedBy,
                      value: <Link to={paths.inspection(shown.correctedBy)}>{texts.open}</Link>,
                    },
                  ]),
            ]}
          />
        </Section>
        <Section title={texts.itemsTitle}>
          <FactList
            facts={itemKeys.map((item) => {
              const { result, note } = shown.items[item];
              const word = texts.itemResults[result];
              return {
                name: texts.items[item],
                value: result === 'fault' ? <strong>{texts.withNote(word, note)}</strong> : word,
              };
            })}
          />
        </Section>
        {shown.photo === null ? null : <InspectionPhoto inspectionId={inspectionId} photo={shown.photo} />}
        <Footage shown={shown} />
        <Section title={texts.followed}>
          <Followed shown={shown} />
        </Section>
        <SpotOrdersOf origin="inspection" originId={inspectionId} owner={badgeNo} open={shown.state !== 'withdrawn'} />
        {shown.mayChange ? (
          <Section title={texts.change} hint={texts.withdrawHint}>
            <div className={classes.acts}>
              <Button onClick={() => setCorrecting(true)}>{texts.correct}</Button>
              <TakeBack
                word={texts.withdraw}
                reasonLabel={texts.reason}
                problem={problem}
                running={running}
                onDone={(body) => start({ params: { inspectionId }, body })}
              />
            </div>
          </Section>
        ) : null}
        <Section title={history}>
          <HistoryList history={shown.history} omit={['items', 'faults', 'badgeNo', 'unitCode', 'shiftId']} />
        </Section>
      </div>
      {correcting ? (
        <CorrectionDrawer
          shown={shown}
          onClose={() => setCorrecting(false)}
          onDone={(corrected) => void navigate(paths.inspection(corrected))}
        />
      ) : null}
    </>
  );
}

function Footage({ shown: { footage, inspectedAt } }: { shown: FieldInspectionDetail }) {
  const texts = useWords(fieldInspectionWords);
  const { language } = useLanguage();
  const { state, recordings, dueAt } = footage;
  return (
    <Section title={texts.footage} hint={texts.footageStates[state]}>
      <p>{state === 'not_due' ? texts.notDue(formatDayTime(dueAt, language)) : texts.footageTexts[state]}</p>
      <ul className={classes.lines}>
        {recordings.map(({ recordingId, fileName, from }) => (
          <li key={recordingId} className={classes.line}>
            <Link
              to={paths.recording(recordingId, {
                t: Math.max(0, Math.floor((Date.parse(inspectedAt) - Date.parse(from)) / 1000)),
              })}
            >
              {texts.playThere}
            </Link>
            <span>{fileName}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Followed({ shown: { finding, joined } }: { shown: FieldInspectionDetail }) {
  const texts = useWords(fieldInspectionWords);
  if (finding === null && joined === null) return <p>{texts.noFinding}</p>;
  const lines = [
    ...(finding === null ? [] : [{ ...finding, text: texts.ownFinding }]),
    ...(joined === null ? [] : [{ ...joined, text: texts.joinedFinding }]),
  ];
  return (
    <>
      <ul className={classes.lines}>
        {lines.map(({ findingId, kind, text }) => (
          <li key={findingId} className={classes.line}>
            <span>{text}</span>
            <StateTag look={findingKindLooks[kind]} />
            <Link to={paths.finding(findingId)}>{texts.openFinding}</Link>
          </li>
        ))}
      </ul>
      {joined === null ? null : <p className={classes.quiet}>{texts.joinedText}</p>}
    </>
  );
}
