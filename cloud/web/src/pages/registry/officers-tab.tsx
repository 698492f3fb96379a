import { officerFields as fields, officerFilters } from '@rollcall/shared/fields/officers';
import type { OfficerRow } from '@rollcall/shared/http/officers';
import type { Language, Said } from '@rollcall/shared/words/define-words';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { hasLeft } from '../../format/has-left.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { RecorderLinks } from '../../parts/recorder-links.tsx';
import { paths } from '../../paths.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import type { Column } from '../../table/column.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { OfficerDrawer } from './officer-drawer.tsx';

/** The people of the brigade; a row opens the officer's own page. */
export function OfficersTab() {
  const all = useWords(registryWords);
  const texts = all.officer;
  const { language } = useLanguage();
  const [filters, change] = useFilters(officerFilters, ['state']);
  const entry = useEntry();
  return (
    <>
      <ServerTable<OfficerRow>
        path="officers"
        exports="officers"
        query={filters}
        columns={officerColumns(texts, language)}
        rowKey={({ badgeNo }) => badgeNo}
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

type Texts = Said<typeof registryWords>['officer'];

function officerColumns(texts: Texts, language: Language): Column<OfficerRow>[] {
  return [
    {
      key: 'badgeNo',
      title: fields.badgeNo.label[language],
      always: true,
      width: 110,
      cell: ({ badgeNo }) => <Link to={paths.officer(badgeNo)}>{badgeNo}</Link>,
    },
    { key: 'name', title: fields.name.label[language], always: true, width: 140, cell: nameOf },
    {
      key: 'kind',
      title: fields.kind.label[language],
      width: 90,
      cell: ({ kind }) => fields.kind.choices[kind][language],
    },
    {
      key: 'unit',
      title: fields.unitCode.label[language],
      width: 160,
      cell: ({ unitName }) => <NoWrap>{unitName}</NoWrap>,
    },
    {
      key: 'leader',
      title: fields.leaderBadgeNo.label[language],
      width: 160,
      cell: ({ leaderBadgeNo, leaderName }) =>
        leaderBadgeNo === null ? (
          ''
        ) : (
          <NoWrap>{formatPerson({ badgeNo: leaderBadgeNo, name: leaderName ?? '' })}</NoWrap>
        ),
    },
    {
      key: 'holds',
      title: texts.holds,
      cell: ({ holds }) => <RecorderLinks serials={holds} />,
    },
    {
      key: 'leftOn',
      title: fields.leftOn.label[language],
      width: 120,
      optional: true,
      cell: ({ leftOn }) => leftOn ?? '',
    },
  ];
}

function nameOf({ name, leftOn }: OfficerRow) {
  return (
    <NoWrap>
      {name} {hasLeft({ leftOn }) ? <RetiredMark what="officer" /> : null}
    </NoWrap>
  );
}
