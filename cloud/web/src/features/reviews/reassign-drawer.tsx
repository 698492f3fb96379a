import { registryWords } from '@rollcall/shared/words/registry';
import { reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { reviewWords } from '@rollcall/shared/words/reviews';
import { Alert, Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

interface Values {
  accountId: string;
  reason: string;
}

/** Gives a review to somebody else, of those who may review it. */
export function ReassignDrawer({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const texts = useWords(reviewWordsOfPage);
  const words = useWords(reviewWords);
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<Values>();
  const who = useRead('GET reviews/:reviewId/reviewers', { params: { reviewId } });
  const { start, running, problem } = useCall('POST reviews/:reviewId/assignment', { onDone: onClose });
  const reviewers = who.answer?.reviewers;
  return (
    <EntryDrawer<Values>
      title={texts.reassign}
      subject={reviewId}
      action="checks.plan"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      onSave={({ accountId, reason }) => start({ params: { reviewId }, body: { accountId, reason: reason.trim() } })}
      onClose={onClose}
    >
      <p>{texts.reassignHint}</p>
      <ProblemNotice problem={who.problem} onRetry={who.retry} />
      {reviewers?.length === 0 ? <Alert type="warning" showIcon title={texts.noReviewers} /> : null}
      <Form.Item name="accountId" label={words.reviewer} rules={[{ required: true, message: required }]}>
        <NamedSelect
          label={words.reviewer}
          loading={reviewers === undefined}
          showSearch={{ optionFilterProp: 'label' }}
          options={(reviewers ?? []).map(({ accountId, username }) => ({ value: accountId, label: username }))}
        />
      </Form.Item>
      <ReasonField required />
    </EntryDrawer>
  );
}
