import { Form, Input } from 'antd';
import { registryTexts } from '../texts/registry-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useRules } from './use-rules.ts';

/** Why something is changed: kept with the change. @param hint instead of when it is needed */
export function ReasonField({ required, hint }: { required: boolean; hint?: string }) {
  const texts = useTexts(registryTexts);
  const rules = useRules();
  return (
    <Form.Item
      name="reason"
      label={texts.reason}
      extra={hint ?? texts.reasonHint}
      rules={[rules.reason, ...(required ? [{ required: true, message: texts.required }] : [])]}
    >
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
    </Form.Item>
  );
}
