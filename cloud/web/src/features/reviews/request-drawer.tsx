import type { ReviewedKind } from '@rollcall/shared/resources/reviews';
import { reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

interface Props {
  kind: ReviewedKind;
  item: string;
  onClose: () => void;
}

/** Why somebody checks just this; then the review opens. */
export function RequestDrawer({ kind, item, onClose }: Props) {
  const texts = useWords(reviewWordsOfPage);
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useCall('POST reviews', {
    done: false,
    onDone: ({ reviewId }) => void navigate(paths.review(reviewId)),
  });
  return (
    <EntryDrawer<{ reason: string }>
      title={texts.checkTitle}
      subject={`${kind} ${item}`}
      action="reviews.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      saveText={texts.checkStart}
      onSave={({ reason }) => start({ body: { kind, item, reason: reason.trim() } })}
      onClose={onClose}
    >
      <p>{texts.checkHint}</p>
      <ReasonField required />
    </EntryDrawer>
  );
}
