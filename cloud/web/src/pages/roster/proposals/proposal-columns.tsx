import type { ListedRosterProposal } from '@rollcall/shared/http/roster-proposals';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { signature } from '@rollcall/shared/words/signature';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDayTime } from '../../../format/format-time.ts';
import { NoWrap } from '../../../parts/no-wrap.tsx';
import { TwoLines } from '../../../parts/two-lines.tsx';
import { rosterProposalLooks } from '../../../state/roster-looks.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import type { Column } from '../../../table/column.ts';
import { changeInBrief } from './change-in-brief.ts';

export function proposalColumns(language: Language): Column<ListedRosterProposal>[] {
  const texts = wordsIn(rosterProposalWords, language);
  const { and } = wordsIn(formatWords, language);
  return [
    {
      key: 'state',
      title: texts.columns.state,
      width: 110,
      always: true,
      cell: ({ state }) => <StateTag look={rosterProposalLooks[state]} />,
    },
    {
      key: 'act',
      title: texts.columns.act,
      width: 180,
      always: true,
      cell: ({ act, firstChange }) => (
        <TwoLines below={firstChange === null ? undefined : changeInBrief(firstChange, language)}>
          {texts.acts[act]}
        </TwoLines>
      ),
    },
    {
      key: 'officer',
      title: texts.fields.officer,
      width: 130,
      cell: (row) => <NoWrap>{whom(row, texts.several)}</NoWrap>,
    },
    {
      key: 'time',
      title: texts.columns.time,
      width: 130,
      cell: ({ from, to }) => (
        <TwoLines below={`– ${formatDayTime(to, language)}`}>
          <NoWrap>{formatDayTime(from, language)}</NoWrap>
        </TwoLines>
      ),
    },
    { key: 'unit', title: texts.columns.unit, width: 110, cell: ({ unitNames }) => unitNames.join(and) },
    { key: 'reason', title: texts.columns.reason, width: 200, cell: ({ reason }) => reason },
    {
      key: 'proposed',
      title: texts.columns.proposed,
      width: 130,
      cell: ({ proposedBy, onBehalfOf, proposedAt }) => (
        <TwoLines below={formatDayTime(proposedAt, language)}>{signature(proposedBy, onBehalfOf, language)}</TwoLines>
      ),
    },
    {
      key: 'decided',
      title: texts.columns.decided,
      width: 140,
      cell: ({ decidedBy, decisionReason }) => (
        <TwoLines below={decisionReason ?? undefined}>{decidedBy ?? ''}</TwoLines>
      ),
    },
  ];
}

/** The one officer that it is about, or how many entries it has. */
function whom({ badgeNo, officerName, changeCount }: ListedRosterProposal, several: (count: number) => string): string {
  if (badgeNo !== null) return formatPerson({ badgeNo, name: officerName ?? '' });
  return several(changeCount);
}
