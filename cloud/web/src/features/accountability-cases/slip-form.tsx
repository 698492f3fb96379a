import type { NewSlip } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

interface Values {
  how: NewSlip['how'];
  signedOn: string;
  first: string;
  second: string;
}

/** How a decision was handed over on paper. */
export function SlipForm({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const texts = useWords(accountabilityCaseWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const how = Form.useWatch('how', form);
  const { start, running, problem } = useCall('POST accountability-cases/entries/:entryId/slips', {
    onDone: onClose,
    done: 'saved',
  });
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<Values>
      title={texts.noteSlip}
      action="accountability.notify"
      form={form}
      initial={{ how: 'signed' }}
      problem={problem}
      saving={running}
      onSave={({ signedOn, first, second }) =>
        start({
          params: { entryId },
          body: how === 'refused' ? { how, signedOn, witnesses: [first, second] } : { how: 'signed', signedOn },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="how" label={texts.slipHow} rules={[required]}>
        <Radio.Group
          options={(['signed', 'refused'] as const).map((value) => ({ value, label: texts.slips[value] }))}
        />
      </Form.Item>
      <DateField name="signedOn" label={texts.signedOn} required />
      {how === 'refused' ? (
        <>
          <Form.Item name="first" label={texts.witness(1)} rules={[required, rules.upTo(60)]}>
            <ShortText most={60} />
          </Form.Item>
          <Form.Item name="second" label={texts.witness(2)} rules={[required, rules.upTo(60)]}>
            <ShortText most={60} />
          </Form.Item>
        </>
      ) : null}
    </EntryDrawer>
  );
}
