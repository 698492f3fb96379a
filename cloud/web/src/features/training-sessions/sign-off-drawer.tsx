import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Form } from 'antd';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { useSessionCall } from './use-session-call.ts';

/** Signs a session off, after a look at how many were there. */
export function SignOffDrawer({ shown, onClose }: { shown: TrainingSessionDetail; onClose: () => void }) {
  const texts = useWords(trainingSessionWords);
  const rules = useRules();
  const [form] = Form.useForm<{ remarks?: string }>();
  const { start, running, problem } = useSessionCall('POST training-sessions/:sessionId/sign-off', { onDone: onClose });
  const { sessionId, version } = shown;
  return (
    <EntryDrawer<{ remarks?: string }>
      title={texts.signOff}
      action="training.plan"
      saveText={texts.signOff}
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      onSave={({ remarks }) => start({ params: { sessionId }, body: { version, remarks: remarks?.trim() ?? '' } })}
      onClose={onClose}
    >
      <p>{texts.signOffHint}</p>
      <FactList
        facts={(['expected', 'present', 'unconfirmed', 'excused', 'absent'] as const).map((key) => ({
          name: texts[key],
          value: shown[key],
        }))}
      />
      <Form.Item name="remarks" label={texts.remarks} rules={[rules.upTo(1000)]} style={{ marginBlockStart: 12 }}>
        <LongText />
      </Form.Item>
    </EntryDrawer>
  );
}
