import type { UnitRow } from '@rollcall/shared/http/units';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useAnswer } from '../api/use-answer.ts';
import { NamedSelect } from '../controls/named-select.tsx';
import { useWords } from '../language/use-words.ts';

interface Props {
  name: string;
  label: string;
  required?: boolean;
  /** A unit that can't be chosen, such as the one that is changed. */
  except?: string;
  /** What else there is to say about it. */
  extra?: string;
}

export function UnitField({ name, label, required = false, except, extra }: Props) {
  const texts = useWords(registryWords);
  const { answer } = useAnswer<{ rows: UnitRow[] }>('units');
  const options = (answer?.rows ?? [])
    .filter(({ unitCode }) => unitCode !== except)
    .map((unit) => ({ value: unit.unitCode, label: unit.name }));
  return (
    <Form.Item name={name} label={label} extra={extra} rules={required ? [{ required, message: texts.required }] : []}>
      <NamedSelect label={label} allowClear={!required} showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  );
}
