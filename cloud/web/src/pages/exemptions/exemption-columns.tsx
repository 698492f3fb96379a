import { PaperClipOutlined } from '@ant-design/icons';
import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { signature } from '@rollcall/shared/words/signature';
import { formatBetween } from '../../format/format-between.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { exemptionEffectLooks, exemptionLooks } from '../../state/exemption-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';
import { EntryLink } from '../../url/entry-link.tsx';
import { ExemptionWho } from './exemption-who.tsx';

export function exemptionColumns(language: Language): Column<ExemptionRow>[] {
  const texts = wordsIn(exemptionWords, language);
  return [
    {
      key: 'state',
      title: texts.state,
      width: 90,
      always: true,
      cell: ({ exemptionId, state }) => (
        <EntryLink entry={exemptionId}>
          <StateTag look={exemptionLooks[state]} />
        </EntryLink>
      ),
    },
    { key: 'who', title: texts.who, width: 130, always: true, cell: (row) => <ExemptionWho exemption={row} /> },
    {
      key: 'time',
      title: texts.time,
      width: 130,
      cell: ({ startsAt, endsAt }) => (
        <TwoLines below={`– ${formatDayTime(endsAt, language)}`}>{formatDayTime(startsAt, language)}</TwoLines>
      ),
    },
    {
      key: 'length',
      title: texts.length,
      width: 100,
      number: true,
      cell: ({ startsAt, endsAt }) => <NoWrap>{formatBetween({ from: startsAt, to: endsAt }, language)}</NoWrap>,
    },
    {
      key: 'cause',
      title: texts.cause,
      width: 110,
      cell: ({ reasonCode }) => <NoWrap>{exemptionReasonNames[reasonCode][language]}</NoWrap>,
    },
    {
      key: 'explanation',
      title: texts.explanation,
      width: 240,
      cell: ({ explanation, attachment }) => (
        <>
          {attachment ? <PaperClipOutlined aria-label={texts.attachment} /> : null} {shortened(explanation)}
        </>
      ),
    },
    {
      key: 'effect',
      title: texts.counts,
      width: 180,
      optional: true,
      cell: ({ effect }) => <StateTag look={exemptionEffectLooks[effect]} />,
    },
    {
      key: 'asked',
      title: texts.asked,
      width: 130,
      cell: ({ askedBy, onBehalfOf, askedAt }) => (
        <TwoLines below={formatDayTime(askedAt, language)}>{signature(askedBy, onBehalfOf, language)}</TwoLines>
      ),
    },
    {
      key: 'decided',
      title: texts.decided,
      width: 160,
      cell: ({ decidedBy, decisionReason }) => (
        <TwoLines below={decisionReason === null ? undefined : shortened(decisionReason)}>{decidedBy ?? ''}</TwoLines>
      ),
    },
  ];
}

const shownCharacters = 60;

/** The whole of it is in the drawer. */
function shortened(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
