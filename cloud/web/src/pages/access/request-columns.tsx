import type { AccessRequestRow } from '@rollcall/shared/http/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { accessRequestLooks } from '../../state/access-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';

/** `decide`: of those on which somebody waits, each with a button that opens it. */
export function requestColumns(
  language: Language,
  decide?: (request: AccessRequestRow) => void,
): Column<AccessRequestRow>[] {
  const texts = wordsIn(accessWords, language);
  const { and } = wordsIn(formatWords, language);
  return [
    {
      key: 'state',
      title: texts.columns.state,
      width: 110,
      always: true,
      cell: ({ state }) => <StateTag look={accessRequestLooks[state]} />,
    },
    { key: 'purpose', title: texts.columns.purpose, always: true, cell: ({ purpose }) => purpose },
    {
      key: 'footage',
      title: texts.columns.footage,
      width: 150,
      cell: ({ recordings, unitNames }) => <TwoLines below={unitNames.join(and)}>{texts.count(recordings)}</TwoLines>,
    },
    {
      key: 'requestedBy',
      title: texts.columns.requestedBy,
      width: 150,
      cell: ({ requestedBy, onBehalfOf, requestedByUnit }) => (
        <TwoLines below={requestedByUnit ?? undefined}>{signature(requestedBy, onBehalfOf, language)}</TwoLines>
      ),
    },
    {
      key: 'requestedAt',
      title: texts.columns.requestedAt,
      width: 130,
      cell: ({ requestedAt }) => <NoWrap>{formatDayTime(requestedAt, language)}</NoWrap>,
    },
    {
      key: 'expires',
      title: decide ? texts.columns.askedUntil : texts.columns.expires,
      width: 130,
      cell: ({ state, expiresAt }) => (
        <TwoLines below={state === 'pending' && !decide ? texts.columns.asked : undefined}>
          {formatDayTime(expiresAt, language)}
        </TwoLines>
      ),
    },
    decide
      ? {
          key: 'decide',
          title: texts.columns.decide,
          width: 100,
          always: true,
          cell: (row) => (
            <Button size="small" onClick={() => decide(row)}>
              {texts.detail.decide}
            </Button>
          ),
        }
      : {
          key: 'decided',
          title: texts.columns.decided,
          width: 220,
          cell: (row) => (
            <TwoLines below={row.revokeReason ?? row.decisionReason ?? undefined}>
              {row.revokedBy ?? row.decidedBy ?? ''}
            </TwoLines>
          ),
        },
  ];
}
