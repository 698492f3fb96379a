import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { spareStockWords } from '@rollcall/shared/words/spare-stock';
import { Drawer, Form, InputNumber } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

/** Sets how many spares a unit is to have ready. */
export function SpareStockDrawer({ unitCode, onClose }: { unitCode: string; onClose: () => void }) {
  const texts = useWords(spareStockWords);
  const { history } = useWords(historyWords);
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<{ minimum: number }>();
  const { answer, problem, retry } = useRead('GET spare-stock/:unitCode', { params: { unitCode } });
  const setting = useCall('PUT spare-stock/:unitCode', { onDone: onClose });
  if (answer === undefined) {
    return problem === null ? null : (
      <Drawer open onClose={onClose} size={480} title={texts.title}>
        <ProblemNotice problem={problem} onRetry={retry} />
      </Drawer>
    );
  }
  return (
    <EntryDrawer<{ minimum: number }>
      title={`${texts.title} · ${answer.unitName}`}
      action="registry.write"
      form={form}
      initial={{ minimum: answer.minimum }}
      problem={setting.problem}
      saving={setting.running}
      onSave={(body) => setting.start({ params: { unitCode }, body })}
      onClose={onClose}
      below={
        <Section title={history}>
          <HistoryList history={answer.history} omit={['unitCode']} />
        </Section>
      }
    >
      <FactList
        facts={[
          { name: texts.free, value: answer.free },
          ...(answer.missing === 0 ? [] : [{ name: texts.below, value: texts.missing(answer.missing) }]),
        ]}
      />
      <Form.Item
        name="minimum"
        label={texts.minimum}
        extra={texts.minimumHint}
        rules={[{ required: true, message: required }]}
      >
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
    </EntryDrawer>
  );
}
