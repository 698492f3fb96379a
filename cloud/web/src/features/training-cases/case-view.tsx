import type { TrainingCaseDetail } from '@rollcall/shared/resources/training-cases';
import { historyWords } from '@rollcall/shared/words/history';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { TakeBack } from '../../form/take-back.tsx';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { CaseForm } from './case-form.tsx';
import { CaseStripPicture } from './case-strip.tsx';
import classes from './case-view.module.css';
import { trimmed } from './new-case-drawer.tsx';

/** One case: what happened, what was recorded, the rule, and what to do. One that left the library says so first. */
export function CaseView({ one }: { one: TrainingCaseDetail }) {
  const texts = useWords(trainingCaseWords);
  const { history } = useWords(historyWords);
  const [editing, setEditing] = useState(false);
  const withdraw = useCall('POST training-cases/:caseId/withdraw', { done: 'saved' });
  const { caseId, caseNo, title, withdrawn, strip, findingId } = one;
  const name = texts.numbered(caseNo, title);
  const parts = (['text', 'rule', 'advice'] as const).filter((part) => one[part] !== '');
  usePageTitle(name);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.trainingCases()}>{texts.library}</Link>
        <span aria-hidden="true">/</span>
        <h1>{name}</h1>
        {one.may.write ? (
          <div className={classes.acts}>
            <Button onClick={() => setEditing(true)}>{texts.edit}</Button>
          </div>
        ) : null}
      </div>
      <TrainingNav />
      <div className={classes.page}>
        {withdrawn === null ? null : (
          <Alert
            type="warning"
            showIcon
            title={<span className={classes.left}>{texts.left(texts.withdrawalNames[withdrawn.why])}</span>}
            description={
              <>
                <p style={{ margin: 0 }}>
                  {formatFull(withdrawn.at)}
                  {withdrawn.reason === null ? null : ` · ${withdrawn.reason}`}
                </p>
                <p style={{ margin: 0 }}>{parts.length === 0 ? texts.leftWithheld : texts.leftHint}</p>
              </>
            }
          />
        )}
        {parts.map((part) => (
          <Section key={part} title={texts[part]}>
            <p className={classes.said}>{one[part]}</p>
            {part === 'text' && strip !== null ? <CaseStripPicture strip={strip} /> : null}
          </Section>
        ))}
        <Section title={texts.about}>
          <FactList
            facts={[
              { name: texts.violationClass, value: texts.violationNames[one.violationClass] },
              { name: texts.origin, value: texts.originNames[one.origin] },
              ...(one.source === null ? [] : [{ name: texts.source, value: one.source }]),
              { name: texts.createdAt, value: formatFull(one.createdAt) },
              { name: texts.packs, value: one.packs },
              ...(findingId === null
                ? []
                : [{ name: texts.finding, value: <Link to={paths.finding(findingId)}>{texts.theFinding}</Link> }]),
            ]}
          />
          {one.may.write ? (
            <div className={classes.takeOut}>
              <TakeBack
                word={texts.withdraw}
                reasonLabel={texts.withdrawReason}
                hint={<p style={{ margin: 0 }}>{texts.withdrawHint}</p>}
                problem={withdraw.problem}
                running={withdraw.running}
                onDone={(body) => withdraw.start({ params: { caseId }, body })}
              />
            </div>
          ) : null}
        </Section>
        {one.history.length === 0 ? null : (
          <Section title={history}>
            <HistoryList history={one.history} omit={['caseNo', 'violationClass', 'origin']} />
          </Section>
        )}
      </div>
      {editing ? <EditDrawer one={one} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function EditDrawer({ one, onClose }: { one: TrainingCaseDetail; onClose: () => void }) {
  const texts = useWords(trainingCaseWords);
  const { start, running, problem } = useCall('PATCH training-cases/:caseId', { onDone: onClose, done: 'saved' });
  const { caseId, version, title, violationClass, text, rule, advice, origin } = one;
  // What was confirmed is HQ's to say.
  const ofFinding = origin === 'own';
  return (
    <CaseForm
      title={texts.edit}
      initial={{ title, violationClass, text, rule, advice }}
      ofFinding={ofFinding}
      strip={one.strip}
      problem={problem}
      saving={running}
      onSave={(values) => {
        const { violationClass: chosen, ...said } = trimmed(values);
        start({ params: { caseId }, body: { version, ...said, ...(ofFinding ? {} : { violationClass: chosen }) } });
      }}
      onClose={onClose}
    />
  );
}
