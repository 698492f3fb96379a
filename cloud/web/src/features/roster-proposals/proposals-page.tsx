import { type RosterProposalState, rosterProposalStates } from '@rollcall/shared/fields/roster-proposals';
import type { RosterProposalCounts, RosterProposalRow } from '@rollcall/shared/resources/roster-proposals';
import { type Language, type Word, wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { rosterProposalColumns, rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { signature } from '@rollcall/shared/words/signature';
import { Segmented } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { monthOf } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { DutyNav } from '../../navigation/duty-nav.tsx';
import { MonthPicker } from '../../navigation/month-picker.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { rosterProposalLooks } from '../../state/roster-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Cells } from '../../table/list-columns.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { changeInBrief } from './change-in-brief.ts';
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
      <ListTable
        list="roster-proposals"
        columns={rosterProposalColumns}
        cells={cells(language)}
        query={view === 'waiting' ? { waiting: '1' } : view === 'own' ? { own: '1' } : { month, unitCode }}
        unfiltered={{ waiting: '1', own: '1', month }}
        idOf={({ rosterProposalId }) => rosterProposalId}
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

/** What a file has in several columns, the page has in one of two lines. */
function cells(language: Language): Cells<RosterProposalRow, typeof rosterProposalColumns> {
  const { acts, several } = wordsIn(rosterProposalWords, language);
  const { and } = wordsIn(formatWords, language);
  return {
    state: ({ state }) => <StateTag look={rosterProposalLooks[state]} />,
    what: ({ act, firstChange }) => (
      <TwoLines below={firstChange === null ? undefined : changeInBrief(firstChange, language)}>{acts[act]}</TwoLines>
    ),
    officer: ({ badgeNo, officerName, changeCount }) => (
      <NoWrap>{badgeNo === null ? several(changeCount) : formatPerson({ badgeNo, name: officerName ?? '' })}</NoWrap>
    ),
    time: ({ from, to }) => (
      <TwoLines below={`– ${formatDayTime(to, language)}`}>
        <NoWrap>{formatDayTime(from, language)}</NoWrap>
      </TwoLines>
    ),
    unitNames: ({ unitNames }) => unitNames.join(and),
    proposedBy: ({ proposedBy, onBehalfOf, proposedAt }) => (
      <TwoLines below={formatDayTime(proposedAt, language)}>{signature(proposedBy, onBehalfOf, language)}</TwoLines>
    ),
    decidedBy: ({ decidedBy, decisionReason }) => (
      <TwoLines below={decisionReason ?? undefined}>{decidedBy ?? ''}</TwoLines>
    ),
  };
}

/** How often the past was edited in a month, by unit and by what became of it: what the bulletin tells. */
function ProposalCounts({ month, unitCode }: { month: string; unitCode: string | undefined }) {
  const texts = useWords(rosterProposalWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useRead('GET roster-proposals/counts', { query: { month, unitCode } });
  const states = Object.entries(rosterProposalStates) as [RosterProposalState, Word][];
  return (
    <Section title={texts.counts}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer && answer.rows.length === 0 ? <p>{texts.noCounts}</p> : null}
      {answer && answer.rows.length > 0 ? (
        <PlainTable<RosterProposalCounts>
          name={texts.counts}
          rows={answer.rows}
          rowKey={({ unitCode: code }) => code}
          columns={[
            { title: texts.columns.unit, cell: ({ unitName }) => unitName },
            { title: texts.columns.total, number: true, cell: ({ total }) => total },
            ...states.map(([state, label]) => ({
              title: label[language],
              number: true,
              cell: (row: RosterProposalCounts) => row[state],
            })),
            { title: texts.columns.changed, number: true, cell: ({ changed }) => changed },
          ]}
        />
      ) : null}
    </Section>
  );
}
