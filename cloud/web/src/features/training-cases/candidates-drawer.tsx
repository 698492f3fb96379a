import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Button, Drawer } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './candidates-drawer.module.css';

/** Findings of which a case can be made, the newest first. */
export function CandidatesDrawer({
  onChoose,
  onClose,
}: {
  onChoose: (findingId: string) => void;
  onClose: () => void;
}) {
  const { language } = useLanguage();
  const texts = useWords(trainingCaseWords);
  const { answer, problem, retry } = useRead('GET training-cases/candidates', {});
  return (
    <Drawer open onClose={onClose} size={480} title={texts.fromFindings}>
      <p style={{ marginBlockStart: 0 }}>{texts.candidatesHint}</p>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined && problem === null ? <SkeletonRows columns={1} rows={5} /> : null}
      {answer?.rows.length === 0 ? <p>{texts.noCandidates}</p> : null}
      <ul className={classes.list}>
        {answer?.rows.map(({ findingId, kind, violationClass, dutyDate, unitName }) => (
          <li key={findingId}>
            <div>
              <Link to={paths.finding(findingId)}>{findingKindLooks[kind].label[language]}</Link>
              <div className={classes.quiet}>
                {[texts.violationNames[violationClass], formatDate(startOfLocalDate(dutyDate), language), unitName]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            <Button size="small" onClick={() => onChoose(findingId)}>
              {texts.write}
            </Button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
