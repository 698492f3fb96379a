import { CheckCircleOutlined, CloseCircleOutlined, DeleteOutlined, HourglassOutlined } from '@ant-design/icons';
import { categoryNames } from '@rollcall/shared/fields/categories';
import type { DeletionListDetail, DeletionListState } from '@rollcall/shared/resources/deletion-lists';
import { caseEvidencePageWords } from '@rollcall/shared/words/case-evidence-page';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { formatWords } from '@rollcall/shared/words/format';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import { Button, Drawer, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import type { Look } from '../../state/look.ts';
import { StateTag } from '../../state/state-tag.tsx';

const stack = { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 10 };

type Entry = DeletionListDetail['entries'][number];

export const deletionListLooks: Record<DeletionListState, Look> = {
  proposed: { color: 'waiting', icon: <HourglassOutlined />, label: deletionListWords.states.proposed },
  approved: { color: 'bad', icon: <DeleteOutlined />, label: deletionListWords.states.approved },
  refused: { color: 'quiet', icon: <CloseCircleOutlined />, label: deletionListWords.states.refused },
  done: { color: 'good', icon: <CheckCircleOutlined />, label: deletionListWords.states.done },
};

/** One list: what is on it, who decided what, and the decision. */
export function DeletionListDrawer({ deletionListId, onClose }: { deletionListId: string; onClose: () => void }) {
  const { language } = useLanguage();
  const texts = useWords(deletionListWords);
  const all = useWords(retentionWords);
  const { answer, problem, retry } = useRead('GET deletion-lists/:deletionListId', { params: { deletionListId } });
  return (
    <Drawer open onClose={onClose} size={1100} title={texts.title}>
      <div style={stack}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer ? (
          <>
            <FactList
              facts={[
                { name: texts.state, value: <StateTag look={deletionListLooks[answer.state]} /> },
                { name: texts.proposedAt, value: formatFull(answer.proposedAt) },
                {
                  name: texts.footage,
                  value: `${all.recordings(answer.recordings)} · ${formatSize(answer.sizeBytes)}`,
                },
                ...answer.decisions.map(({ by, onBehalfOf, decision, reason, at }) => ({
                  name: `${all.change.decisions[decision]} · ${signature(by, onBehalfOf, language)}`,
                  value: `${reason} (${formatFull(at)})`,
                })),
              ]}
            />
            {answer.state === 'proposed' ? <DeletionDecisionForm list={answer} /> : null}
            <DeletionEntries entries={answer.entries} />
          </>
        ) : null}
      </div>
    </Drawer>
  );
}

/** One of the two approvals, or a refusal: with a reason, and the number of recordings typed by whoever approves. */
function DeletionDecisionForm({ list }: { list: DeletionListDetail }) {
  const texts = useWords(deletionListWords);
  const { change } = useWords(retentionWords);
  const may = useCan()('retention.approve');
  const id = useId();
  const [reason, setReason, draft] = useDraftState({ name: change.reason, subject: list.deletionListId }, '');
  const [count, setCount] = useState('');
  const { start, running, problem } = useCall('POST deletion-lists/:deletionListId/decisions');
  const { deletionListId } = list;
  const decide = (decision: 'approved' | 'refused') =>
    start({
      params: { deletionListId },
      body: {
        decision,
        reason: reason.trim(),
        recordings: decision === 'approved' ? Number(count) : list.recordings,
      },
    });
  if (!may) return null;
  if (list.decidedByMe) return <p>{texts.decidedByMe}</p>;
  const given = isReason(reason);
  return (
    <div style={stack}>
      <p>
        <strong>{texts.warning}</strong> {texts.needed}
      </p>
      <ProblemNotice problem={problem} />
      {draft.notice}
      <LongText
        aria-label={change.reason}
        placeholder={change.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={id}>{texts.typeCount(list.recordings)}</label>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
        <Input
          id={id}
          inputMode="numeric"
          style={{ width: 90 }}
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
        <Button
          danger
          type="primary"
          disabled={!given || Number(count) !== list.recordings}
          loading={running}
          onClick={() => draft.sent(() => decide('approved'))}
        >
          {texts.approve}
        </Button>
        <Button disabled={!given || running} onClick={() => draft.sent(() => decide('refused'))}>
          {texts.refuse}
        </Button>
      </div>
    </div>
  );
}

/** What is on a list, and what became of it. */
function DeletionEntries({ entries }: { entries: readonly Entry[] }) {
  const texts = useWords(deletionListWords);
  const list = useWords(recordingListWords);
  const categories = useWords(categoryNames);
  const { kept } = useWords(caseEvidencePageWords);
  const { and } = useWords(formatWords);
  const outcomeOf = ({ outcome, note, lockedUntil, keptFor }: Entry): ReactNode => {
    if (outcome === 'deleted') return texts.deleted;
    const [first] = keptFor;
    if (first) {
      const numbers = keptFor.map(({ caseNo }) => caseNo).join(and);
      return <Link to={paths.activity(first.activityId)}>{kept(numbers)}</Link>;
    }
    if (note === 'locked' && lockedUntil !== null) return texts.locked(formatFull(lockedUntil).slice(0, 10));
    return note === null ? '' : texts.notes[note];
  };
  return (
    <PlainTable
      name={texts.title}
      rows={entries}
      rowKey={({ recordingId }) => recordingId}
      columns={[
        {
          title: list.file,
          cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
        },
        { title: texts.unit, cell: ({ unitName }) => unitName },
        {
          title: list.captured,
          cell: ({ capturedAt }) => (capturedAt === null ? list.unknownTime : formatFull(capturedAt)),
        },
        { title: texts.category, cell: ({ category }) => categories[category] },
        { title: texts.due, cell: ({ dueAt }) => formatFull(dueAt).slice(0, 10) },
        { title: list.size, number: true, cell: ({ sizeBytes }) => formatSize(sizeBytes) },
        { title: texts.outcome, cell: outcomeOf },
      ]}
    />
  );
}
