import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { findingListWords } from '@rollcall/shared/words/findings';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ServerTable } from '../../table/server-table.tsx';

/** The findings under a cause; each can be taken out with a reason. */
export function CauseFindings({ causeId, mayChange }: { causeId: string; mayChange: boolean }) {
  const { language } = useLanguage();
  const texts = useWords(commonCauseWords);
  const findings = useWords(findingListWords);
  const [leaving, setLeaving] = useState<string>();
  return (
    <>
      <ServerTable<FindingRow>
        path="findings"
        exports="findings"
        query={{ causeId }}
        rowKey={({ findingId }) => findingId}
        name={texts.findings}
        empty={{ title: texts.none, hint: texts.emptyHint }}
        columns={[
          {
            key: 'kind',
            title: findings.kind,
            always: true,
            cell: ({ findingId, kind }) => (
              <Link to={paths.finding(findingId)}>
                <StateTag look={findingKindLooks[kind]} />
              </Link>
            ),
          },
          {
            key: 'officer',
            title: findings.officer,
            cell: ({ badgeNo, officerName }) =>
              badgeNo === null ? null : <NoWrap>{formatPerson({ badgeNo, name: officerName ?? '' })}</NoWrap>,
          },
          { key: 'unit', title: findings.unit, cell: ({ unitName }) => <NoWrap>{unitName}</NoWrap> },
          {
            key: 'dutyDate',
            title: findings.dutyDate,
            cell: ({ dutyDate }) => <NoWrap>{formatDate(startOfLocalDate(dutyDate), language)}</NoWrap>,
          },
          {
            key: 'handling',
            title: findings.state,
            cell: ({ handling }) => <StateTag look={handlingLooks[handling]} />,
          },
          ...(mayChange
            ? [
                {
                  key: 'detach',
                  title: texts.detach,
                  always: true,
                  cell: ({ findingId }: FindingRow) => (
                    <Button size="small" onClick={() => setLeaving(findingId)}>
                      {texts.detach}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {leaving === undefined ? null : (
        <DetachDrawer causeId={causeId} findingId={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </>
  );
}

function DetachDrawer({ causeId, findingId, onClose }: { causeId: string; findingId: string; onClose: () => void }) {
  const texts = useWords(commonCauseWords);
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useChange({
    send: (commandKey, reason: string) =>
      call(
        'DELETE common-causes/:causeId/findings/:findingId',
        { params: { causeId, findingId }, body: { reason } },
        commandKey,
      ),
    outdates: ['common-causes', 'findings'],
    onDone: onClose,
  });
  return (
    <EntryDrawer<{ reason: string }>
      title={texts.detachTitle}
      subject={findingId}
      action="common_causes.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      saveText={texts.detach}
      onSave={({ reason }) => start(reason.trim())}
      onClose={onClose}
    >
      <ReasonField label={texts.detachReason} required />
    </EntryDrawer>
  );
}
