import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { taughtNames } from '@rollcall/shared/words/re-offences';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

type Training = NonNullable<NonNullable<BulletinContent['monthly']>['training']>;

/** Who attended in the month, by unit, and what was confirmed again. */
export function TrainingPart({ shown, training }: { shown: BulletinDetail; training: Training }) {
  const { unit, training: texts } = useWords(bulletinPageWords);
  const { language } = useLanguage();
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('findings.read');
  const { units, reOffences } = training;
  return (
    <>
      <h3>{texts.units}</h3>
      {units.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <PlainTable
          name={texts.units}
          rows={units}
          rowKey={({ unitCode }) => unitCode ?? ''}
          columns={[
            { title: unit, cell: ({ unitCode }) => name.unit(unitCode) },
            { title: texts.sessions, number: true, cell: ({ sessions }) => sessions },
            { title: texts.expected, number: true, cell: ({ expected }) => expected },
            { title: texts.present, number: true, cell: ({ present }) => present },
            { title: texts.excused, number: true, cell: ({ excused }) => excused },
            { title: texts.missed, number: true, cell: ({ missed }) => missed },
            { title: texts.madeUp, number: true, cell: ({ madeUp }) => madeUp },
          ]}
        />
      )}
      <h3>{texts.reOffences}</h3>
      {reOffences.length === 0 ? (
        <p>{texts.noReOffences}</p>
      ) : (
        <PlainTable
          name={texts.reOffences}
          rows={reOffences}
          rowKey={({ unitCode, violationClass, taught }) => `${unitCode} ${violationClass} ${taught}`}
          columns={[
            { title: unit, cell: ({ unitCode }) => name.unit(unitCode) },
            { title: texts.violation, cell: ({ violationClass }) => violationClassNames[violationClass][language] },
            { title: texts.taught, cell: ({ taught }) => taughtNames[taught][language] },
            {
              title: texts.findings,
              cell: ({ unitCode, findingIds }) =>
                can && sees(unitCode)
                  ? findingIds.map((findingId, index) => (
                      <Fragment key={findingId}>
                        {index === 0 ? '' : ' '}
                        <Link to={paths.finding(findingId)}>{index + 1}</Link>
                      </Fragment>
                    ))
                  : findingIds.length,
            },
          ]}
        />
      )}
    </>
  );
}
