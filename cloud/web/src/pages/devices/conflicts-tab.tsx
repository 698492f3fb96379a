import type { CustodyConflictRow } from '@rollcall/shared/http/custody-conflicts';
import { deviceWords } from '@rollcall/shared/words/devices';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** Where what was seen and what was entered of a recorder contradict each other. */
export function ConflictsTab() {
  const all = useWords(deviceWords);
  const texts = all.conflict;
  const [filters, change] = useUrlQuery(['recorderSerial', 'badgeNo', 'unitCode']);
  return (
    <ServerTable<CustodyConflictRow>
      path="custody-conflicts"
      exports="custody-conflicts"
      query={filters}
      rowKey={({ recorderSerial, kind, fromAt, officers }) =>
        [recorderSerial, kind, fromAt, ...officers.map(({ badgeNo }) => badgeNo)].join(' ')
      }
      name={all.tabs.conflicts}
      empty={{ title: texts.empty, hint: texts.emptyHint }}
      columns={[
        {
          key: 'recorder',
          title: all.recorder,
          always: true,
          width: 120,
          cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
        },
        {
          key: 'officers',
          title: texts.officers,
          width: 260,
          cell: ({ officers }) =>
            officers.map((officer) => (
              <div key={officer.badgeNo}>
                <Link to={paths.officer(officer.badgeNo)}>
                  <NoWrap>{formatPerson(officer)}</NoWrap>
                </Link>
              </div>
            )),
        },
        { key: 'from', title: texts.from, width: 150, cell: ({ fromAt }) => <HeldTime at={fromAt} /> },
        { key: 'until', title: texts.until, width: 150, cell: ({ untilAt }) => <HeldTime at={untilAt} /> },
        { key: 'kind', title: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
      ]}
      filters={
        <>
          <RecorderFilter value={filters.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
          <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
          <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
        </>
      }
    />
  );
}
