import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { findingKindNames, violationClassNames } from '@rollcall/shared/words/findings';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './bulletins.module.css';
import { Several } from './several.tsx';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

type Row = BulletinDetail['content']['problems'][number];
type Count = 'told' | 'open' | 'confirmed' | 'excused' | 'unfounded';

/** What was told in the period, by violation, kind and unit, and how far it is. */
export function ProblemsPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { language } = useLanguage();
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('findings.read');
  const { problems } = shown.content;
  if (problems.length === 0) return <p>{texts.nothing}</p>;
  const classOf = ({ violationClass }: Row) =>
    violationClass === null ? texts.noViolation : violationClassNames[violationClass][language];
  const sum = (count: Count, rows = problems) => rows.reduce((total, row) => total + row[count], 0);
  const named = [...new Set(problems.map(classOf))];
  const counted = (title: string, count: Count) => ({
    title,
    number: true,
    cell: (row: Row) => row[count],
    foot: sum(count),
  });
  return (
    <>
      <p className={classes.hint}>
        {texts.problemsHint} {can && sees(null) ? <span className={classes.screen}>{texts.opensProblems}</span> : null}
      </p>
      <ul className={classes.summary}>
        {named.map((one) => (
          <li key={one}>
            {one}{' '}
            <strong>
              {sum(
                'told',
                problems.filter((row) => classOf(row) === one),
              )}
            </strong>
          </li>
        ))}
      </ul>
      <PlainTable
        name={texts.problem}
        rows={problems}
        rowKey={({ violationClass, kind, unitCode }) => `${violationClass} ${kind} ${unitCode}`}
        columns={[
          { title: texts.violation, cell: classOf, foot: texts.total },
          { title: texts.problem, cell: ({ kind }) => findingKindNames[kind][language] },
          { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
          {
            title: texts.told,
            number: true,
            cell: ({ kind, told, unitCode, findingIds }) => (
              <Several
                count={told}
                label={`${texts.told} ${told} · ${findingKindNames[kind][language]} · ${name.unit(unitCode)}`}
                ids={findingIds}
                to={paths.finding}
                nameOf={texts.findingNo}
                opens={can && sees(unitCode)}
              />
            ),
            foot: sum('told'),
          },
          counted(texts.stillOpen, 'open'),
          counted(texts.confirmed, 'confirmed'),
          counted(texts.excused, 'excused'),
          counted(texts.unfounded, 'unfounded'),
        ]}
      />
    </>
  );
}
