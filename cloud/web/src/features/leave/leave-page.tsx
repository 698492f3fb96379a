import { leaveFilters } from '@rollcall/shared/fields/leave';
import { leaveColumns, leaveWords } from '@rollcall/shared/words/leave';
import { useRead } from '../../api/use-read.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatLeave } from '../../format/format-leave.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { LeaveDrawer, OpenLeave } from './leave-drawer.tsx';

/** Who is on leave and when: nothing has to be recorded meanwhile. A row opens the entry. */
export function LeavePage() {
  const texts = useWords(leaveWords);
  const { language } = useLanguage();
  const entry = useEntry();
  const [filters, change] = useFilters(leaveFilters);
  usePageTitle(texts.title);
  const units = useRead('GET units', { query: {} }).answer?.rows ?? [];
  const unitName = (code: string) => units.find(({ unitCode }) => unitCode === code)?.name ?? code;
  return (
    <>
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ListTable
        list="leave"
        columns={leaveColumns}
        cells={{
          officer: ({ badgeNo, officerName }) => <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>,
          unitCode: ({ unitCode }) => <NoWrap>{unitName(unitCode)}</NoWrap>,
          time: (row) => <NoWrap>{formatLeave(row, language)}</NoWrap>,
        }}
        query={filters}
        idOf={({ leaveId }) => leaveId}
        name={texts.title}
        onOpen={({ leaveId }) => entry.open(leaveId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FieldFilters of={leaveFilters} values={filters} onChange={change} />}
        buttons={<ListButtons action="shifts.write" add={texts.add} onAdd={() => entry.open('new')} imports="leave" />}
      />
      {entry.adding ? <LeaveDrawer onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <OpenLeave key={entry.entry} leaveId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}
