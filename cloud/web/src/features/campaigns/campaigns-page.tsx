import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { campaignColumns, campaignWords } from '@rollcall/shared/words/campaigns';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { thisMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { CampaignDrawer } from './campaign-drawer.tsx';

/** What for, apart from daily duty, officers are rostered; a row opens the entry. */
export function CampaignsPage() {
  const texts = useWords(campaignWords);
  const entry = useEntry();
  const { language } = useLanguage();
  usePageTitle(texts.title);
  return (
    <>
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ListTable
        list="campaigns"
        columns={campaignColumns}
        cells={{
          endsOn: ({ endsOn }) =>
            endsOn === null ? texts.open : <NoWrap>{formatDate(startOfLocalDate(endsOn), language)}</NoWrap>,
          shifts: ({ campaignId, startsOn, shifts }) => (
            <Link to={paths.roster({ month: latestMonth(startsOn), campaignId })}>{shifts}</Link>
          ),
        }}
        query={{}}
        idOf={({ campaignId }) => campaignId}
        name={texts.title}
        onOpen={({ campaignId }) => entry.open(campaignId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={
          <ListButtons action="campaigns.write" add={texts.add} onAdd={() => entry.open('new')} imports="campaigns" />
        }
      />
      {entry.entry === undefined ? null : (
        <CampaignDrawer key={entry.entry} campaignId={entry.adding ? undefined : entry.entry} onClose={entry.close} />
      )}
    </>
  );
}

/** Where the roster opens: now, or when a campaign to come begins. */
function latestMonth(startsOn: string): string {
  return [startsOn.slice(0, 7), thisMonth()].sort().at(-1) ?? thisMonth();
}
