import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { checklistItemName } from '@rollcall/shared/words/checklists';
import { reviewAnswerWords } from '@rollcall/shared/words/review-page';
import { Modal } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import type { Draft } from './use-draft.ts';

interface Props {
  review: ReviewDetail;
  items: readonly ChecklistItem[];
  draft: Draft;
  onClose: () => void;
}

/** What is submitted, once more, before it can't be changed. */
export function SubmitDialog({ review: { reviewId }, items, draft, onClose }: Props) {
  const texts = useWords(reviewAnswerWords);
  const { language } = useLanguage();
  const [saving, setSaving] = useState(false);
  const { start, running, problem } = useCall('POST reviews/:reviewId/submission', { onDone: onClose });
  const faults = items.filter(({ key }) => draft.draft.answers[key]?.result === 'fault');
  const points = faults.reduce((sum, { deduction }) => sum + deduction, 0);
  const submit = async () => {
    setSaving(true);
    const draftVersion = await draft.settle();
    setSaving(false);
    if (draftVersion !== undefined) start({ params: { reviewId }, body: { draftVersion, draft: draft.now() } });
  };
  return (
    <Modal
      open
      title={texts.submitTitle}
      okText={texts.submitNow}
      cancelText={texts.goOn}
      okButtonProps={{ autoFocus: true }}
      confirmLoading={saving || running}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>{faults.length === 0 ? texts.submitPass : texts.submitFaults(faults.length, points)}</p>
      {faults.length === 0 ? null : (
        <ul>
          {faults.map((item) => (
            <li key={item.key}>
              {checklistItemName(item, language)} · {texts.deduction(item.deduction)}
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={problem ?? draft.problem} />
      {draft.state === 'unsaved' ? <p>{texts.lost}</p> : null}
    </Modal>
  );
}
