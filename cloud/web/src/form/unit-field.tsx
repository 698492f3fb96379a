import { registryWords } from '@rollcall/shared/words/registry';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { Form } from 'antd';
import { useRead } from '../api/use-read.ts';
import { NamedSelect } from '../controls/named-select.tsx';
import { useWords } from '../language/use-words.ts';

interface Props {
  name: string;
  label: string;
  required?: boolean;
  /** A unit that can't be chosen, such as the one that is changed. */
  except?: string;
  /** About the past also retired units can be chosen. */
  forPast?: boolean;
  /** What else there is to say about it. */
  extra?: string;
}

/** A unit in a form. One that is retired can't be chosen for what is to come; where it stands already, it is shown as such. */
export function UnitField({ name, label, required = false, except, forPast = false, extra }: Props) {
  const texts = useWords(registryWords);
  const { unit: retiredMark } = useWords(retiringWords);
  const { answer } = useRead('GET units', { query: {} });
  const options = (answer?.rows ?? [])
    .filter(({ unitCode }) => unitCode !== except)
    .map(({ unitCode, name: called, retired }) =>
      retired
        ? { value: unitCode, label: `${called} · ${retiredMark}`, disabled: !forPast }
        : { value: unitCode, label: called },
    );
  return (
    <Form.Item name={name} label={label} extra={extra} rules={required ? [{ required, message: texts.required }] : []}>
      <NamedSelect label={label} allowClear={!required} showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  );
}
