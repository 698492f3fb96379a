import type { ScoreCost } from '@rollcall/shared/resources/scores';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { checklistItemName } from '@rollcall/shared/words/checklists';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { scoreWords } from '@rollcall/shared/words/scores';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDate, formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { fullScoreTenths, lossOf, pointsOf } from './points.ts';
import classes from './scores.module.css';
import { StaircaseStep } from './staircase-step.tsx';

interface Props {
  name: string;
  /** In the order in which they are taken off. */
  costs: readonly ScoreCost[];
  /** With the way down from 100, and what is left below it. */
  staircase?: boolean;
  foot?: ReactNode;
}

/** Findings with what each costs, what was decided about it, and the checks behind it. */
export function CostTable({ name, costs, staircase = false, foot }: Props) {
  const texts = useWords(scoreWords);
  const { language } = useLanguage();
  const steps = stepsOf(costs);
  const lost = costs.reduce((sum, { tenths }) => sum + tenths, 0);
  return (
    <PlainTable
      name={name}
      rows={costs}
      rowKey={({ findingId }) => findingId}
      columns={[
        {
          title: texts.dutyDate,
          cell: ({ dutyDate }) => <NoWrap>{formatDate(startOfLocalDate(dutyDate), language)}</NoWrap>,
          ...(staircase ? { foot: texts.result } : {}),
        },
        {
          title: texts.finding,
          cell: ({ findingId, kind, violationClass }) => (
            <TwoLines below={violationClass === null ? undefined : violationClassNames[violationClass][language]}>
              <Link to={paths.finding(findingId)}>
                <StateTag look={findingKindLooks[kind]} />
              </Link>
            </TwoLines>
          ),
        },
        { title: texts.outcome, cell: (cost) => <Outcome cost={cost} /> },
        ...(costs.some(({ faults, inspections }) => faults.length + inspections.length > 0)
          ? [{ title: texts.evidence, cell: (cost: ScoreCost) => <Evidence cost={cost} /> }]
          : []),
        {
          title: texts.lost,
          number: true,
          cell: ({ tenths, fullTenths, limit }) => (
            <TwoLines below={limit === null ? undefined : texts.limits[limit](pointsOf(fullTenths))}>
              {lossOf(tenths)}
            </TwoLines>
          ),
          ...(staircase ? { foot: <strong>{pointsOf(fullScoreTenths - lost)}</strong> } : {}),
        },
        ...(staircase
          ? [
              {
                title: texts.left,
                width: '24%',
                cell: ({ findingId }: ScoreCost) => <StaircaseStep {...(steps.get(findingId) ?? { from: 0, to: 0 })} />,
                foot,
              },
            ]
          : []),
      ]}
    />
  );
}

/** From how many tenths to how many each takes the score. */
function stepsOf(costs: readonly ScoreCost[]): Map<string, { from: number; to: number }> {
  let left = fullScoreTenths;
  return new Map(
    costs.map(({ findingId, tenths }) => {
      const from = left;
      left -= tenths;
      return [findingId, { from, to: left }];
    }),
  );
}

function Outcome({ cost: { outcome, decidedAt, late, answerDueOn } }: { cost: ScoreCost }) {
  const texts = useWords(scoreWords);
  const { language } = useLanguage();
  const when =
    decidedAt === null
      ? texts.answerDue(formatDate(startOfLocalDate(answerDueOn), language))
      : `${formatDayTime(decidedAt, language)}${late ? ` · ${texts.afterMonth}` : ''}`;
  return <TwoLines below={when}>{texts.outcomes[outcome]}</TwoLines>;
}

function Evidence({ cost: { faults, inspections } }: { cost: ScoreCost }) {
  const texts = useWords(scoreWords);
  const { language } = useLanguage();
  return (
    <span className={classes.evidence}>
      {faults.map(({ reviewId, itemKey, itemName, deduction, joined }) => (
        <Link key={`${reviewId} ${itemKey}`} to={paths.review(reviewId)}>
          {texts.fault(checklistItemName({ key: itemKey, name: itemName }, language), lossOf(deduction * 10))}
          {joined ? ` (${texts.joined})` : ''}
        </Link>
      ))}
      {inspections.map(({ inspectionId, joined }) => (
        <Link key={inspectionId} to={paths.inspection(inspectionId)}>
          {texts.inspection}
          {joined ? ` (${texts.joined})` : ''}
        </Link>
      ))}
    </span>
  );
}
