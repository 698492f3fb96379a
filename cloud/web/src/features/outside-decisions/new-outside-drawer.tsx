import type { OutsideKind, OutsideOutcome } from '@rollcall/shared/resources/outside-decisions';
import { outsideDecisionWords, outsideOutcomeNames } from '@rollcall/shared/words/outside-decisions';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useNewOutsideDecision } from './use-new-outside-decision.ts';

interface Values {
  outcome: OutsideOutcome;
  documentNo: string;
  decidedBy: string;
  decidedOn: string;
  reason: string;
  file: File;
}

/** Enters what a superior decided on paper, with its scan. */
export function NewOutsideDrawer({
  kind,
  requestId,
  onClose,
}: {
  kind: OutsideKind;
  requestId: string;
  onClose: () => void;
}) {
  const { language } = useLanguage();
  const texts = useWords(outsideDecisionWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useNewOutsideDecision(onClose);
  const needed = { required: true, message: required };
  return (
    <EntryDrawer<Values>
      title={texts.add}
      action="outside.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      onSave={({ file, ...paper }) => start({ body: { kind, requestId, ...paper }, file })}
      onClose={onClose}
    >
      <p>{texts.hint}</p>
      <Form.Item name="outcome" label={texts.outcome} rules={[needed]}>
        <Radio.Group
          options={(['granted', 'refused'] as const).map((value) => ({
            value,
            label: outsideOutcomeNames[value][language],
          }))}
        />
      </Form.Item>
      {(['documentNo', 'decidedBy'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={texts[name]}
          extra={texts[`${name}Hint`]}
          rules={[needed, { min: 2, message: required }, rules.upTo(100)]}
        >
          <ShortText most={100} />
        </Form.Item>
      ))}
      <DateField name="decidedOn" label={texts.decidedOn} required />
      <ReasonField required label={texts.reason} />
      <Form.Item name="file" label={texts.scan} rules={[needed]} extra={texts.scanOnce}>
        <AttachmentInput />
      </Form.Item>
    </EntryDrawer>
  );
}
