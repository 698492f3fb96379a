import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Button, Form, Radio } from 'antd';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSessionCall } from './use-session-call.ts';

interface Props {
  sessionId: string;
  questions: NonNullable<TrainingSessionDetail['ownQuestions']>;
}

/** The questions at the end of a session: an answer to each, once. */
export function QuestionsForm({ sessionId, questions }: Props) {
  const texts = useWords(trainingSessionWords);
  const [form] = Form.useForm<{ options: number[] }>();
  const draft = useFormDraft({ name: texts.questionsTitle, subject: sessionId, form });
  const { start, running, problem } = useSessionCall('POST training-sessions/:sessionId/answers');
  return (
    <div>
      <h3 style={{ marginBlock: '0 4px', fontSize: 14 }}>{texts.questionsTitle}</h3>
      <p style={{ marginBlockEnd: 8 }}>{texts.questionsHint}</p>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={running}
        onValuesChange={draft.changed}
        onFinish={({ options }) => draft.sent(() => start({ params: { sessionId }, body: { options } }))}
      >
        {draft.notice}
        {questions.map(({ text, options }, index) => (
          <Form.Item
            // biome-ignore lint/suspicious/noArrayIndexKey: questions have no other name
            key={index}
            name={['options', index]}
            label={`${index + 1}. ${text}`}
            rules={[{ required: true, message: texts.chooseAnswer }]}
          >
            <Radio.Group vertical aria-label={text} options={options.map((label, value) => ({ label, value }))} />
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={running}>
          {texts.sendAnswers}
        </Button>
      </Form>
    </div>
  );
}
