import {
  accountabilityCaseColumns,
  accountabilityCaseWords,
  caseNo,
} from '@rollcall/shared/words/accountability-cases';
import { confirmedEntryWords } from '@rollcall/shared/words/confirmed-entries';
import { Link, useNavigate } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { entryLooks } from '../../state/case-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { NewCaseDrawer } from './new-case-drawer.tsx';

/** Who answers for what, a row for each officer; a row opens its case. */
export function CasesPage() {
  const { language } = useLanguage();
  const texts = useWords(accountabilityCaseWords);
  const confirmed = useWords(confirmedEntryWords);
  const navigate = useNavigate();
  const [{ of, entry: _entry, findingId, state, outcome, role, ...filters }, change] = useUrlQuery([
    'of',
    'entry',
    'findingId',
    'state',
    'outcome',
    'role',
    'unitCode',
    'badgeNo',
  ]);
  const entry = useEntry();
  usePageTitle(texts.title);
  const states = [
    { value: 'unsettled' as const, label: texts.unsettled },
    { value: 'overdue' as const, label: texts.overdue },
    ...optionsOf(entryLooks, language),
  ];
  const { void: _void, ...outcomes } = texts.outcomes;
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.title}</h1>
      <p style={{ marginBlock: '0 10px' }}>
        {texts.hint} <Link to={paths.confirmedEntries()}>{confirmed.title}</Link>
      </p>
      <ListTable
        list="accountability-cases"
        columns={accountabilityCaseColumns}
        cells={{
          caseNo: (row) => (
            <Link to={paths.accountabilityCase(row.caseId)}>
              <NoWrap>{caseNo(row)}</NoWrap>
            </Link>
          ),
          state: (row) => (
            <StateTag look={entryLooks[row.state]}>{row.overdue ? ` · ${texts.overdue}` : null}</StateTag>
          ),
        }}
        query={{
          ...filters,
          findingId,
          state: known(states, state),
          role: known(choices(texts.roles), role),
          outcome: known(choices(outcomes), outcome),
        }}
        idOf={({ entryId }) => entryId}
        name={texts.title}
        onOpen={({ caseId }) => navigate(paths.accountabilityCase(caseId))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={known(states, state)}
              options={states}
              onChange={(chosen) => change({ state: chosen })}
            />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <OfficerFilter label={texts.officer} value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <ChoiceFilter
              label={texts.role}
              value={known(choices(texts.roles), role)}
              options={choices(texts.roles)}
              onChange={(chosen) => change({ role: chosen })}
            />
            <ChoiceFilter
              label={texts.outcome}
              value={known(choices(outcomes), outcome)}
              options={choices(outcomes)}
              onChange={(chosen) => change({ outcome: chosen })}
              width={150}
            />
          </>
        }
        buttons={<ListButtons action="accountability.open" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? (
        <NewCaseDrawer
          findingId={of}
          onOpened={({ caseId }) => navigate(paths.accountabilityCase(caseId))}
          onClose={() => change({ entry: undefined, of: undefined })}
        />
      ) : null}
    </>
  );
}

const choices = <Value extends string>(words: Record<Value, string>) =>
  (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));

/** What stands in the address, if it is one of the choices. */
const known = <Value extends string>(options: readonly { value: Value }[], value: string | undefined) =>
  options.find((option) => option.value === value)?.value;
