import { PlusOutlined } from '@ant-design/icons';
import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import { Link } from 'react-router';
import { formatDuration } from '../../../format/format-duration.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { paths } from '../../../paths.ts';
import { ActionButton } from '../../../session/action-button.tsx';
import { usePageTitle } from '../../../shell/use-page-title.ts';
import { ServerTable } from '../../../table/server-table.tsx';
import { campaignTexts } from '../../../texts/campaign-texts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { useEntry } from '../../../url/use-entry.ts';
import { DutyNav } from '../duty-nav.tsx';
import { thisMonth } from '../month.ts';
import { CampaignDrawer } from './campaign-drawer.tsx';

/** What for, apart from daily duty, officers are rostered; a row opens the entry. */
export function CampaignsPage() {
  const texts = useTexts(campaignTexts);
  const entry = useEntry();
  const { language } = useLanguage();
  const words = (ms: number) => formatDuration(ms, language);
  usePageTitle(texts.title);
  return (
    <>
      <DutyNav />
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ServerTable<CampaignRow>
        path="campaigns"
        query={{}}
        columns={[
          { key: 'name', title: texts.name, always: true, cell: ({ name }) => name },
          { key: 'type', title: texts.type, width: 150, cell: ({ campaignType }) => texts.types[campaignType] },
          { key: 'startsOn', title: texts.startsOn, width: 120, cell: ({ startsOn }) => startsOn },
          { key: 'endsOn', title: texts.endsOn, width: 120, cell: ({ endsOn }) => endsOn ?? texts.open },
          {
            key: 'shifts',
            title: texts.shifts,
            number: true,
            width: 90,
            cell: ({ campaignId, startsOn, shifts }) => (
              <Link to={paths.roster({ month: latestMonth(startsOn), campaignId })}>{shifts}</Link>
            ),
          },
          {
            key: 'required',
            title: texts.required,
            number: true,
            width: 140,
            cell: ({ coverage }) => words(coverage.requiredMs),
          },
          {
            key: 'recorded',
            title: texts.recorded,
            number: true,
            width: 140,
            cell: ({ coverage }) => words(coverage.recordedMs),
          },
          {
            key: 'missing',
            title: texts.missing,
            number: true,
            width: 140,
            cell: ({ coverage }) => words(coverage.missingMs),
          },
        ]}
        rowKey={({ campaignId }) => campaignId}
        name={texts.title}
        onOpen={({ campaignId }) => entry.open(campaignId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={
          <ActionButton
            action="campaigns.write"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => entry.open('new')}
          >
            {texts.add}
          </ActionButton>
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
