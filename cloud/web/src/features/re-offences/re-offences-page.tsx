import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { ReOffenceRow } from '@rollcall/shared/resources/re-offences';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { reOffenceColumns, reOffenceWords } from '@rollcall/shared/words/re-offences';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './re-offences.module.css';

const filterNames = [
  'unitCode',
  'badgeNo',
  'violationClass',
  'taught',
  'sessionId',
  'sessionUnit',
  'from',
  'to',
] as const;

/** Who did again what had been confirmed before, and whether anybody taught him in between. */
export function ReOffencesPage() {
  const texts = useWords(reOffenceWords);
  const { language } = useLanguage();
  const [filters, change] = useUrlQuery(filterNames);
  const { answer: set } = useAnswer<ParametersAnswer>('parameters');
  const own = useSession().role === 'officer';
  usePageTitle(texts.title);
  return (
    <>
      <h1 className={classes.title}>{texts.title}</h1>
      <TrainingNav />
      <p className={classes.hint}>{set === undefined ? ' ' : texts.hint(set.parameters.reOffenceDays)}</p>
      <ListTable
        list="re-offences"
        columns={reOffenceColumns}
        cells={{
          dutyDate: ({ findingId, dutyDate }) => <FindingLink findingId={findingId} date={dutyDate} />,
          officerName: ({ badgeNo, officerName }) => <Link to={paths.officerFile(badgeNo)}>{officerName}</Link>,
          kind: ({ kind }) => <StateTag look={findingKindLooks[kind]} />,
          earlierDutyDate: (row) => <FindingLink findingId={row.earlierFindingId} date={row.earlierDutyDate} />,
          sessionTopic: ({ sessionId, sessionTopic }) =>
            sessionId === null ? '' : <Link to={paths.trainingSession(sessionId)}>{sessionTopic}</Link>,
        }}
        query={filters}
        idOf={({ findingId, badgeNo }) => `${findingId} ${badgeNo}`}
        name={texts.title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            {own ? null : <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />}
            {own ? null : <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />}
            <ChoiceFilter
              label={texts.violationClass}
              value={filters.violationClass}
              onChange={(violationClass) => change({ violationClass })}
              options={Object.entries(violationClassNames).map(([value, name]) => ({ value, label: name[language] }))}
              width={140}
            />
            <ChoiceFilter
              label={texts.taught}
              value={filters.taught}
              onChange={(taught) => change({ taught })}
              options={Object.entries(texts.taughtNames).map(([value, label]) => ({ value, label }))}
              width={160}
            />
            <DateRangeFilter from={filters.from} to={filters.to} onChange={change} label={texts.dutyDate} />
            {filters.sessionId === undefined ? null : (
              <Tag closable onClose={() => change({ sessionId: undefined, sessionUnit: undefined })}>
                {texts.ofSession}
              </Tag>
            )}
            <ClearFilters filters={filters} names={filterNames} onChange={change} />
          </>
        }
      />
    </>
  );
}

function FindingLink({ findingId, date }: { findingId: string; date: ReOffenceRow['dutyDate'] }) {
  return (
    <Link to={paths.finding(findingId)}>
      <NoWrap>{date}</NoWrap>
    </Link>
  );
}
