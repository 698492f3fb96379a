import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { confirmedEntryColumns, confirmedEntryWords } from '@rollcall/shared/words/confirmed-entries';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { consequenceLooks } from '../../state/consequence-looks.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ConfirmedCounts } from './confirmed-counts.tsx';

const filterNames = ['unitCode', 'badgeNo', 'role', 'consequence', 'from', 'to'] as const;

/** What became of each finding that was confirmed, for each person who is liable for it: counted by unit, and one by one. */
export function ConfirmedEntriesPage() {
  const texts = useWords(confirmedEntryWords);
  const { title } = useWords(accountabilityCaseWords);
  const { language } = useLanguage();
  const [{ role, consequence, ...filters }, change] = useUrlQuery(filterNames);
  const own = useSession().role === 'officer';
  usePageTitle(texts.title);
  const consequences = [{ value: 'overdue' as const, label: texts.overdue }, ...optionsOf(consequenceLooks, language)];
  const roles = (['person', 'leader'] as const).map((value) => ({ value, label: texts.roles[value] }));
  const chosen = consequences.find(({ value }) => value === consequence)?.value;
  const asRole = roles.find(({ value }) => value === role)?.value;
  return (
    <>
      <nav>
        <Link to={paths.accountability()}>{title}</Link>
      </nav>
      <h1 style={{ marginBlock: 4 }}>{texts.title}</h1>
      <p style={{ marginBlock: '0 10px' }}>{texts.hint}</p>
      <div style={{ marginBlockEnd: 12 }}>
        <Section
          title={texts.countsTitle}
          hint={<DownloadMenu table="confirmed-counts" query={{ from: filters.from, to: filters.to }} />}
        >
          <ConfirmedCounts from={filters.from} to={filters.to} />
        </Section>
      </div>
      <ListTable
        list="confirmed-entries"
        columns={confirmedEntryColumns}
        cells={{
          kind: ({ findingId, kind }) => (
            <Link to={paths.finding(findingId)}>
              <StateTag look={findingKindLooks[kind]} />
            </Link>
          ),
          consequence: ({ consequence: became, caseId, overdue }) => {
            const tag = <StateTag look={consequenceLooks[became]}>{overdue ? ` · ${texts.overdue}` : null}</StateTag>;
            return caseId === null ? tag : <Link to={paths.accountabilityCase(caseId)}>{tag}</Link>;
          },
        }}
        query={{ ...filters, role: asRole, consequence: chosen }}
        idOf={({ findingId, role: as, badgeNo }) => `${findingId} ${as} ${badgeNo}`}
        name={texts.title}
        linkOf={({ findingId }) => paths.finding(findingId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.consequence}
              value={chosen}
              options={consequences}
              onChange={(value) => change({ consequence: value })}
            />
            {own ? null : <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />}
            {own ? null : <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />}
            <ChoiceFilter
              label={texts.role}
              value={asRole}
              options={roles}
              onChange={(value) => change({ role: value })}
            />
            <DateRangeFilter from={filters.from} to={filters.to} onChange={change} label={texts.confirmedOn} />
            <ClearFilters filters={{ ...filters, role, consequence }} names={filterNames} onChange={change} />
          </>
        }
      />
    </>
  );
}
