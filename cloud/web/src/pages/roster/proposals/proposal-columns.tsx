import type { RosterProposalRow } from '@rollcall/shared/http/roster-proposals';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDayTime } from '../../../format/format-time.ts';
import type { Language } from '../../../language/language.ts';
import { NoWrap } from '../../../parts/no-wrap.tsx';
import { TwoLines } from '../../../parts/two-lines.tsx';
import { rosterProposalLooks } from '../../../state/roster-looks.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import type { Column } from '../../../table/column.ts';
import { commonTexts } from '../../../texts/common-texts.ts';
import { rosterProposalTexts } from '../../../texts/roster-proposal-texts.ts';

export function proposalColumns(language: Language): Column<RosterProposalRow>[] {
  const texts = rosterProposalTexts[language];
  const { and } = commonTexts[language];
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
      cell: (row) => <TwoLines below={whom(row, texts.several)}>{texts.acts[row.act]}</TwoLines>,
    },
    {
      key: 'time',
      title: texts.columns.time,
      width: 150,
      cell: ({ from, to }) => (
        <TwoLines below={formatDayTime(to, language)}>
          <NoWrap>{formatDayTime(from, language)}</NoWrap>
        </TwoLines>
      ),
    },
    { key: 'unit', title: texts.columns.unit, width: 140, cell: ({ unitNames }) => unitNames.join(and) },
    { key: 'reason', title: texts.columns.reason, cell: ({ reason }) => reason },
    {
      key: 'proposed',
      title: texts.columns.proposed,
      width: 150,
      cell: ({ proposedBy, proposedAt }) => (
        <TwoLines below={formatDayTime(proposedAt, language)}>{proposedBy}</TwoLines>
      ),
    },
    {
      key: 'decided',
      title: texts.columns.decided,
      width: 180,
      cell: ({ decidedBy, decisionReason }) => (
        <TwoLines below={decisionReason ?? undefined}>{decidedBy ?? ''}</TwoLines>
      ),
    },
  ];
}

/** The one officer that it is about, or how many entries it has. */
function whom(
  { badgeNo, officerName, changeCount }: RosterProposalRow,
  several: (count: number) => string,
): string | undefined {
  if (badgeNo !== null) return formatPerson({ badgeNo, name: officerName ?? '' });
  return several(changeCount);
}
