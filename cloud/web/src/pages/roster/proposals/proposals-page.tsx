import type { ListedRosterProposal } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { Segmented } from 'antd';
import { UnitSelect } from '../../../controls/unit-select.tsx';
import { monthOf } from '../../../format/month.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { DutyNav } from '../../../navigation/duty-nav.tsx';
import { MonthPicker } from '../../../navigation/month-picker.tsx';
import { usePageTitle } from '../../../navigation/use-page-title.ts';
import { useCan } from '../../../session/use-can.ts';
import { ServerTable } from '../../../table/server-table.tsx';
import { useEntry } from '../../../url/use-entry.ts';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import { proposalColumns } from './proposal-columns.tsx';
import { ProposalCounts } from './proposal-counts.tsx';
import { ProposalDrawer } from './proposal-drawer.tsx';

/** Edits to the past of the roster: what waits for my decision, what I proposed, and all of a month, counted by unit. */
export function ProposalsPage() {
  const { language } = useLanguage();
  const texts = useWords(rosterProposalWords);
  const mayDecide = useCan()('roster.approve');
  const entry = useEntry();
  const [query, change] = useUrlQuery(['view', 'month', 'unitCode']);
  usePageTitle(texts.title);
  const views = [...(mayDecide ? (['waiting'] as const) : []), 'own', 'all'] as const;
  const view = views.find((name) => name === query.view) ?? views[0] ?? 'own';
  const month = monthOf(query.month);
  const { unitCode } = query;
  return (
    <>
      <DutyNav />
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      {view === 'all' ? (
        <div style={{ marginBlockEnd: 10 }}>
          <ProposalCounts month={month} unitCode={unitCode} />
        </div>
      ) : null}
      <ServerTable<ListedRosterProposal>
        path="roster-proposals"
        exports="roster-proposals"
        query={view === 'waiting' ? { waiting: '1' } : view === 'own' ? { own: '1' } : { month, unitCode }}
        unfiltered={{ waiting: '1', own: '1', month }}
        columns={proposalColumns(language)}
        rowKey={({ rosterProposalId }) => rosterProposalId}
        name={texts[view]}
        onOpen={({ rosterProposalId }) => entry.open(rosterProposalId)}
        empty={
          view === 'waiting'
            ? { title: texts.emptyWaiting, hint: texts.emptyWaitingHint }
            : { title: view === 'own' ? texts.emptyOwn : texts.noCounts, hint: texts.emptyHint }
        }
        filters={
          <>
            <Segmented
              aria-label={texts.views}
              value={view}
              options={views.map((value) => ({ value, label: texts[value] }))}
              onChange={(value) => change({ view: value })}
            />
            {view === 'all' ? (
              <>
                <MonthPicker month={month} onChange={(picked) => change({ month: picked })} />
                <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
              </>
            ) : null}
          </>
        }
      />
      {entry.entry === undefined ? null : (
        <ProposalDrawer key={entry.entry} rosterProposalId={entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
