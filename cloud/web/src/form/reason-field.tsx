import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useWords } from '../language/use-words.ts';
import { LongText } from './long-text.tsx';
import { useRules } from './use-rules.ts';

interface Props {
  required: boolean;
  /** Instead of "reason". */
  label?: string;
  /** Instead of when it is needed. */
  hint?: string;
}

/** Why something is changed: kept with the change. */
export function ReasonField({ required, label, hint }: Props) {
  const texts = useWords(registryWords);
  const rules = useRules();
  return (
    <Form.Item
      name="reason"
      label={label ?? texts.reason}
      extra={hint ?? (required ? undefined : texts.reasonHint)}
      rules={[rules.reason, ...(required ? [{ required: true, message: texts.required }] : [])]}
    >
      <LongText />
    </Form.Item>
  );
}
