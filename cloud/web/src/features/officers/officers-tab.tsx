import { officerFilters } from '@rollcall/shared/fields/officers';
import { officerColumns } from '@rollcall/shared/words/officers';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { hasLeft } from '../../format/has-left.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { RecorderLinks } from '../../parts/recorder-links.tsx';
import { paths } from '../../paths.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { OfficerDrawer } from './officer-drawer.tsx';

/** The people of the brigade; a row opens the officer's own page. */
export function OfficersTab() {
  const all = useWords(registryWords);
  const texts = all.officer;
  const [filters, change] = useFilters(officerFilters, ['state']);
  const entry = useEntry();
  return (
    <>
      <ListTable
        list="officers"
        columns={officerColumns}
        cells={{
          badgeNo: ({ badgeNo }) => <Link to={paths.officer(badgeNo)}>{badgeNo}</Link>,
          name: ({ name, leftOn }) => (
            <NoWrap>
              {name} {hasLeft({ leftOn }) ? <RetiredMark what="officer" /> : null}
            </NoWrap>
          ),
          unit: ({ unitName }) => <NoWrap>{unitName}</NoWrap>,
          leader: ({ leaderBadgeNo, leaderName }) =>
            leaderBadgeNo === null ? (
              ''
            ) : (
              <NoWrap>{formatPerson({ badgeNo: leaderBadgeNo, name: leaderName ?? '' })}</NoWrap>
            ),
          holds: ({ holds }) => <RecorderLinks serials={holds} />,
          leftOn: ({ leftOn }) => leftOn ?? '',
        }}
        query={filters}
        idOf={({ badgeNo }) => badgeNo}
        name={all.tabs.officers}
        linkOf={({ badgeNo }) => paths.officer(badgeNo)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <FieldFilters of={officerFilters} values={filters} onChange={change} />
            <RetiredChoice
              inUse={texts.serving}
              withRetired={texts.withLeft}
              value={filters.state}
              onChange={(state) => change({ state })}
            />
          </>
        }
        buttons={
          <ListButtons action="registry.write" add={texts.add} onAdd={() => entry.open('new')} imports="officers" />
        }
      />
      {entry.adding ? <OfficerDrawer onClose={entry.close} /> : null}
    </>
  );
}
