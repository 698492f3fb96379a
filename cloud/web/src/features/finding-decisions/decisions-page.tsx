import { findingDecisionColumns, findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { findingListWords } from '@rollcall/shared/words/findings';
import { Segmented, Tag } from 'antd';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

const states = ['waits', 'counts', 'refused', 'corrected'] as const;

/** What was decided about findings; each leads to its finding. */
export function DecisionsPage() {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const findings = useWords(findingListWords);
  const [{ state, ...filters }, change] = useUrlQuery(['state', 'batchId', 'unitCode', 'badgeNo', 'from', 'to']);
  const own = useSession().role === 'officer';
  usePageTitle(texts.title);
  const shown = states.find((one) => one === state);
  return (
    <>
      <Link to={paths.findings()}>{findings.title}</Link>
      <h1 style={{ marginBlock: 6 }}>{texts.title}</h1>
      <ListTable
        list="finding-decisions"
        columns={findingDecisionColumns}
        cells={{
          others: ({ batchId, others }) =>
            batchId === null || others === 0 ? null : <Link to={paths.findingDecisions({ batchId })}>{others}</Link>,
          findingKind: ({ findingId, findingKind }) => (
            <Link to={paths.finding(findingId)} aria-label={findingKindLooks[findingKind].label[language]}>
              <StateTag look={findingKindLooks[findingKind]} />
            </Link>
          ),
        }}
        query={{ ...filters, state: shown }}
        idOf={({ decisionId }) => decisionId}
        name={texts.title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <Segmented
              aria-label={texts.state}
              value={shown ?? 'all'}
              options={[
                { value: 'all', label: texts.all },
                ...states.map((one) => ({ value: one, label: texts.states[one] })),
              ]}
              onChange={(which) => change({ state: which === 'all' ? undefined : which })}
            />
            {filters.batchId === undefined ? null : (
              <Tag closable onClose={() => change({ batchId: undefined })}>
                {texts.oneBatch}
              </Tag>
            )}
            {own ? null : <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />}
            {own ? null : <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />}
            <DateRangeFilter from={filters.from} to={filters.to} onChange={change} label={texts.decidedAt} />
          </>
        }
      />
    </>
  );
}
