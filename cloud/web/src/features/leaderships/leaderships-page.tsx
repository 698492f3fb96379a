import { leadershipColumns, leadershipWords } from '@rollcall/shared/words/leaderships';
import { registryWords } from '@rollcall/shared/words/registry';
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { DateFilter } from '../../filters/date-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { LeadershipEdits } from '../leadership-edits/leadership-edits.tsx';
import { LeadershipDrawer } from './leadership-drawer.tsx';

/** Who led which officer and which unit, and when; a row opens what was corrected of it. */
export function LeadershipsPage() {
  const texts = useWords(leadershipWords);
  const registry = useWords(registryWords);
  const { language } = useLanguage();
  const [{ of, ...filters }, change] = useUrlQuery(['of', 'badgeNo', 'unitCode', 'leaderBadgeNo', 'on']);
  const entry = useEntry();
  const [noted, setNoted] = useState(false);
  const mayAgree = useCan()('leaderships.agree');
  usePageTitle(texts.title);
  const led = of === 'units' || of === 'officers' ? of : undefined;
  return (
    <>
      <Link to={paths.registry()}>{registry.title}</Link>
      <h1 style={{ marginBlock: 6 }}>{texts.title}</h1>
      <p style={{ marginBlock: '0 10px' }}>{texts.hint}</p>
      {mayAgree ? <LeadershipEdits /> : null}
      {noted ? (
        <Alert
          type="info"
          closable={{ onClose: () => setNoted(false) }}
          title={texts.notedAlready}
          style={{ marginBlockEnd: 10 }}
        />
      ) : null}
      <ListTable
        list="leaderships"
        columns={leadershipColumns}
        cells={{
          leader: ({ leaderBadgeNo, leaderName }) =>
            leaderBadgeNo === null ? (
              texts.byUnit
            ) : (
              <Link to={paths.officer(leaderBadgeNo)}>
                <NoWrap>{formatPerson({ badgeNo: leaderBadgeNo, name: leaderName ?? '' })}</NoWrap>
              </Link>
            ),
          ledFrom: ({ ledFrom }) =>
            ledFrom === null ? texts.unknownStart : <NoWrap>{formatDayTime(ledFrom, language)}</NoWrap>,
          ledUntil: ({ ledUntil }) =>
            ledUntil === null ? texts.still : <NoWrap>{formatDayTime(ledUntil, language)}</NoWrap>,
        }}
        query={{ ...filters, of: led }}
        idOf={({ leadershipId }) => leadershipId}
        name={texts.title}
        onOpen={({ leadershipId }) => entry.open(leadershipId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <Segmented
              aria-label={texts.of}
              value={led ?? 'all'}
              options={[
                { value: 'all', label: texts.ofAll },
                { value: 'units', label: texts.ofUnits },
                { value: 'officers', label: texts.ofOfficers },
              ]}
              onChange={(which) => change({ of: which === 'all' ? undefined : which })}
            />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <OfficerFilter
              label={texts.officer}
              placeholder={texts.officer}
              value={filters.badgeNo}
              onChange={(badgeNo) => change({ badgeNo })}
            />
            <OfficerFilter
              label={texts.leader}
              placeholder={texts.leader}
              value={filters.leaderBadgeNo}
              onChange={(leaderBadgeNo) => change({ leaderBadgeNo })}
            />
            <DateFilter label={texts.on} value={filters.on} onChange={(on) => change({ on })} />
          </>
        }
        buttons={<ListButtons action="registry.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.entry === undefined ? null : (
        <LeadershipDrawer
          key={entry.entry}
          leadershipId={entry.adding ? undefined : entry.entry}
          about={filters}
          onProposed={(isNoted) => {
            setNoted(isNoted);
            entry.close();
          }}
          onClose={entry.close}
        />
      )}
    </>
  );
}
