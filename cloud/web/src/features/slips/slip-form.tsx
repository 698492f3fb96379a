import type { Action } from '@rollcall/shared/http/permissions';
import type { NewSlip } from '@rollcall/shared/http/slips';
import { registryWords } from '@rollcall/shared/words/registry';
import { slipWords } from '@rollcall/shared/words/slips';
import { Form, Radio } from 'antd';
import { useChange } from '../../api/use-change.ts';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useNameRules } from '../../form/use-name-rules.ts';
import { useRules } from '../../form/use-rules.ts';
import { useSentFiles } from '../../form/use-sent-files.ts';
import { useWords } from '../../language/use-words.ts';

interface Values {
  how: NewSlip['how'];
  signedOn: string;
  first: string;
  second: string;
  file: File;
}

interface Props {
  /** What was decided, by its id. */
  subject: string;
  /** To whom it was handed over. */
  to: string;
  action: Action;
  send: (commandKey: string, slip: NewSlip) => Promise<unknown>;
  outdates: readonly string[];
  onClose: () => void;
}

/** How a decision was handed over on paper, with the scan. */
export function SlipForm({ to, subject, action, send, outdates, onClose }: Props) {
  const texts = useWords(slipWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const names = useNameRules();
  const [form] = Form.useForm<Values>();
  const how = Form.useWatch('how', form);
  const withFiles = useSentFiles();
  const { start, running, problem } = useChange({
    send: (commandKey, { file, ...values }: Values) =>
      withFiles([file], ([attachmentId = '']) => send(commandKey, slipOf(values, attachmentId))),
    outdates,
    onDone: onClose,
    done: 'saved',
  });
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<Values>
      title={`${texts.note} · ${to}`}
      subject={subject}
      action={action}
      form={form}
      initial={{ how: 'signed' }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="how" label={texts.how} rules={[required]}>
        <Radio.Group options={(['signed', 'refused'] as const).map((value) => ({ value, label: texts.hows[value] }))} />
      </Form.Item>
      <DateField name="signedOn" label={texts.signedOn} required />
      {how === 'refused'
        ? (['first', 'second'] as const).map((name, index) => (
            <Form.Item
              key={name}
              name={name}
              label={texts.witness(index + 1)}
              rules={[required, rules.upTo(60), names.name]}
            >
              <ShortText most={60} />
            </Form.Item>
          ))
        : null}
      <Form.Item name="file" label={texts.scan} rules={[required]}>
        <AttachmentInput accept=".pdf,.jpg,.jpeg,.png,.heic,.heif" hint={texts.scanHint} />
      </Form.Item>
    </EntryDrawer>
  );
}

function slipOf({ how, signedOn, first, second }: Omit<Values, 'file'>, attachmentId: string): NewSlip {
  return how === 'refused'
    ? { how, signedOn, attachmentId, witnesses: [first, second] }
    : { how, signedOn, attachmentId };
}
