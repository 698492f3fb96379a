import type { FindingRow } from '@rollcall/shared/http/findings';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { findingListWords } from '@rollcall/shared/words/findings';
import { useState } from 'react';
import { Link } from 'react-router';
import { calledOf } from '../../features/finding-decisions/called-of.ts';
import { mostTogether } from '../../features/finding-decisions/most-together.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { findingColumns } from './finding-columns.tsx';
import { findingFilterNames, findingQuery, stateOf } from './finding-filter-names.ts';
import { FindingFilters } from './finding-filters.tsx';
import { FindingKinds } from './finding-kinds.tsx';
import classes from './findings-page.module.css';

type Chosen = ReadonlyMap<string, FindingRow>;

const none: Chosen = new Map();

const ChosenFindings = later({
  load: async () => (await import('../../features/finding-decisions/chosen-findings.tsx')).ChosenFindings,
});

/** What the roll call found: those to be dealt with first. */
export function FindingsPage() {
  const { language } = useLanguage();
  const texts = useWords(findingListWords);
  const decisions = useWords(findingDecisionWords);
  const [filters, change] = useUrlQuery(findingFilterNames);
  const state = stateOf(filters);
  const query = findingQuery(filters);
  const own = useSession().role === 'officer';
  const asked = JSON.stringify(query);
  // Other filters show other findings: what was chosen among the former isn't any more.
  const [chosen, choose] = useState<{ among: string; rows: Chosen }>({ among: asked, rows: none });
  const rows = chosen.among === asked ? chosen.rows : none;
  const onChoose = (next: Chosen) => choose({ among: asked, rows: next });
  const can = useCan();
  const may = can('findings.decide') || can('common_causes.write');
  usePageTitle(texts.title);
  return (
    <>
      <div className={classes.head}>
        <h1 className={classes.title}>{texts.title}</h1>
        <Link to={paths.findingDecisions()}>{decisions.title}</Link>
      </div>
      <FindingKinds query={{ ...query, kind: undefined }} kind={filters.kind} onChange={(kind) => change({ kind })} />
      <ServerTable<FindingRow>
        path="findings"
        exports="findings"
        query={query}
        unfiltered={{ state: 'open' }}
        columns={findingColumns(language, { own, open: state === 'open' })}
        rowKey={({ findingId }) => findingId}
        name={texts.title}
        {...(may
          ? {
              selection: {
                rows,
                most: mostTogether,
                labelOf: (row) => texts.select(calledOf(row, language)),
                onChange: onChoose,
              },
            }
          : {})}
        linkOf={({ findingId }) => paths.finding(findingId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FindingFilters filters={filters} own={own} onChange={change} />}
      />
      {rows.size === 0 ? null : <ChosenFindings chosen={rows} onChange={onChoose} causeId={filters.likeCause} />}
    </>
  );
}
