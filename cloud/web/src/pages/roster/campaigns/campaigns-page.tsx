import { PlusOutlined } from '@ant-design/icons';
import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import { campaignWords } from '@rollcall/shared/words/campaigns';
import { commonWords } from '@rollcall/shared/words/common';
import { Link } from 'react-router';
import { addUpInMinutes } from '../../../format/add-up-in-minutes.ts';
import { startOfDutyDate } from '../../../format/duty-date.ts';
import { formatDuration } from '../../../format/format-duration.ts';
import { formatDate } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { NoWrap } from '../../../parts/no-wrap.tsx';
import { paths } from '../../../paths.ts';
import { ActionButton } from '../../../session/action-button.tsx';
import { usePageTitle } from '../../../shell/use-page-title.ts';
import { ServerTable } from '../../../table/server-table.tsx';
import { useEntry } from '../../../url/use-entry.ts';
import { DutyNav } from '../duty-nav.tsx';
import { thisMonth } from '../month.ts';
import { CampaignDrawer } from './campaign-drawer.tsx';

/** What for, apart from daily duty, officers are rostered; a row opens the entry. */
export function CampaignsPage() {
  const texts = useWords(campaignWords);
  const entry = useEntry();
  const { language } = useLanguage();
  const { none } = useWords(commonWords);
  const date = (day: string) => <NoWrap>{formatDate(startOfDutyDate(day), language)}</NoWrap>;
  usePageTitle(texts.title);
  return (
    <>
      <DutyNav />
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ServerTable<CampaignRow>
        path="campaigns"
        exports="campaigns"
        query={{}}
        columns={[
          { key: 'name', title: texts.name, always: true, width: 220, cell: ({ name }) => name },
          { key: 'type', title: texts.type, width: 140, cell: ({ campaignType }) => texts.types[campaignType] },
          { key: 'startsOn', title: texts.startsOn, width: 120, cell: ({ startsOn }) => date(startsOn) },
          {
            key: 'endsOn',
            title: texts.endsOn,
            width: 120,
            cell: ({ endsOn }) => (endsOn === null ? texts.open : date(endsOn)),
          },
          {
            key: 'shifts',
            title: texts.shifts,
            number: true,
            width: 80,
            cell: ({ campaignId, startsOn, shifts }) => (
              <Link to={paths.roster({ month: latestMonth(startsOn), campaignId })}>{shifts}</Link>
            ),
          },
          ...(['required', 'recorded', 'missing', 'pending'] as const).map((part) => ({
            key: part,
            title: texts[part],
            number: true,
            width: 120,
            cell: ({ coverage }: CampaignRow) => (
              <NoWrap>{formatDuration(addUpInMinutes(coverage)[`${part}Ms`], language)}</NoWrap>
            ),
          })),
          {
            key: 'share',
            title: texts.share,
            tip: texts.shareTip,
            number: true,
            width: 120,
            cell: ({ coverage }) => shareOf(coverage) ?? none,
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

/** Of what is due and known, how much was recorded. */
function shareOf({ requiredMs, pendingMs, uninspectedMs, recordedMs }: CampaignRow['coverage']): string | undefined {
  const dueMs = requiredMs - pendingMs - uninspectedMs;
  return dueMs > 0 ? `${(Math.floor((recordedMs / dueMs) * 1000) / 10).toFixed(1)}%` : undefined;
}
