import { PlusOutlined } from '@ant-design/icons';
import type { AccessRequestRow } from '@rollcall/shared/resources/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { accessRequestLooks } from '../../state/access-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { NewRequestDrawer } from './new-request-drawer.tsx';
import { RequestDrawer } from './request-drawer.tsx';

/** Requests to see footage: those on which somebody waits (`waiting`), or all that the account may know of. */
export function RequestsList({ waiting = false }: { waiting?: boolean }) {
  const { language } = useLanguage();
  const texts = useWords(accessWords);
  const entry = useEntry();
  const may = useCan()('access.request');
  const empty = texts.empty;
  const open = ({ accessRequestId }: AccessRequestRow) => entry.open(accessRequestId);
  return (
    <>
      <ServerTable<AccessRequestRow>
        path="access-requests"
        exports="access-requests"
        query={waiting ? { waiting: '1' } : {}}
        columns={requestColumns(language, waiting ? open : undefined)}
        rowKey={({ accessRequestId }) => accessRequestId}
        name={waiting ? texts.waiting : texts.requests}
        onOpen={open}
        empty={
          waiting
            ? { title: empty.waiting, hint: empty.waitingHint }
            : { title: empty.requests, hint: may ? empty.requestsHint : empty.allHint }
        }
        buttons={
          waiting ? null : (
            <ActionButton
              action="access.request"
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => entry.open('new')}
            >
              {texts.request.add}
            </ActionButton>
          )
        }
      />
      {entry.adding ? <NewRequestDrawer onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <RequestDrawer key={entry.entry} accessRequestId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}

/** `decide`: of those on which somebody waits, each with a button that opens it. */
function requestColumns(language: Language, decide?: (request: AccessRequestRow) => void): Column<AccessRequestRow>[] {
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
