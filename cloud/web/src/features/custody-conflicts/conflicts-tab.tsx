import { custodyConflictFilters } from '@rollcall/shared/fields/custody-conflicts';
import { custodyConflictColumns, custodyConflictWords } from '@rollcall/shared/words/custody-conflicts';
import { Link } from 'react-router';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ListTable } from '../../table/list-table.tsx';

/** Where what was seen and what was entered of a recorder contradict each other. */
export function ConflictsTab() {
  const texts = useWords(custodyConflictWords);
  const [filters, change] = useFilters(custodyConflictFilters);
  return (
    <ListTable
      list="custody-conflicts"
      columns={custodyConflictColumns}
      cells={{
        recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
        officers: ({ officers }) =>
          officers.map((officer) => (
            <div key={officer.badgeNo}>
              <Link to={paths.officer(officer.badgeNo)}>
                <NoWrap>{formatPerson(officer)}</NoWrap>
              </Link>
            </div>
          )),
        fromAt: ({ fromAt }) => <HeldTime at={fromAt} />,
        untilAt: ({ untilAt }) => <HeldTime at={untilAt} />,
      }}
      query={filters}
      idOf={({ recorderSerial, kind, fromAt, officers }) =>
        [recorderSerial, kind, fromAt, ...officers.map(({ badgeNo }) => badgeNo)].join(' ')
      }
      name={texts.title}
      empty={{ title: texts.empty, hint: texts.emptyHint }}
      filters={<FieldFilters of={custodyConflictFilters} values={filters} onChange={change} />}
    />
  );
}
