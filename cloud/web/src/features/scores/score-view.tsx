import type { OfficerScoreDetail } from '@rollcall/shared/resources/scores';
import { scoreWords } from '@rollcall/shared/words/scores';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { formatMonth, thisMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { MonthPicker } from '../../navigation/month-picker.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { CostTable } from './cost-table.tsx';
import { fullScoreTenths, lossOf, pointsOf } from './points.ts';
import classes from './scores.module.css';
import { StaircaseStep } from './staircase-step.tsx';

interface Props {
  score: OfficerScoreDetail;
  /** Undefined: this month. */
  onMonth: (month: string | undefined) => void;
}

/** An officer's month: the score, what cost it, step by step, and what stands beside and costs nothing. */
export function ScoreView({ score, onMonth }: Props) {
  const texts = useWords(scoreWords);
  const { language } = useLanguage();
  const { badgeNo, officerName, month, scoreTenths, lostTenths, dutyDays, scoredBy, costs, changedAt } = score;
  const person = formatPerson({ badgeNo: badgeNo ?? '', name: officerName ?? '' });
  usePageTitle(texts.titleOf(person, formatMonth(month, language)));
  const costing = costs.filter(({ fullTenths }) => fullTenths > 0);
  const beside = costs.filter(({ fullTenths }) => fullTenths === 0);
  const left = fullScoreTenths - lostTenths;
  return (
    <>
      <div className={classes.head}>
        <h1>{person}</h1>
        <MonthPicker month={month} onChange={onMonth} />
        <Link to={paths.scores(month === thisMonth() ? {} : { month })}>{texts.title}</Link>
        <Link to={paths.scoreRules()}>{texts.rules}</Link>
      </div>
      <Section title={texts.staircase} hint={texts.scoredBy(scoredBy.version)}>
        <p className={classes.total}>
          {scoreTenths === null ? (
            <span>{texts.tooFewDays(dutyDays, scoredBy.minDutyDays)}</span>
          ) : (
            <>
              <strong>{pointsOf(scoreTenths)}</strong>
              <span>{texts.daysOnDuty(dutyDays)}</span>
            </>
          )}
          <span className={classes.quiet}>{`${texts.wouldBe} ${lossOf(lostTenths)}`}</span>
          {month === thisMonth() ? <span className={classes.quiet}>{texts.running}</span> : null}
        </p>
        {changedAt === null ? null : <p>{texts.changed(formatFull(changedAt))}</p>}
        {costing.length === 0 ? (
          <p className={classes.quiet}>{texts.noCosts}</p>
        ) : (
          <CostTable
            name={texts.staircase}
            costs={costing}
            staircase
            foot={<StaircaseStep from={fullScoreTenths} to={left} total />}
          />
        )}
      </Section>
      {beside.length === 0 ? null : (
        <div className={classes.table}>
          <Section title={texts.beside}>
            <CostTable name={texts.beside} costs={beside} />
          </Section>
        </div>
      )}
    </>
  );
}
