import { registryWords } from '@rollcall/shared/words/registry';
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useWords } from '../language/use-words.ts';

interface Props {
  name: string;
  label: string;
  required?: boolean;
  extra?: string;
}

/** A local date, as `2026-11-25`. */
export function DateField({ name, label, required = false, extra }: Props) {
  const texts = useWords(registryWords);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required, message: texts.required }]}
      getValueProps={(date: string | null | undefined) => ({ value: date ? dayjs(date) : null })}
      normalize={(picked: Dayjs | null) => picked?.format('YYYY-MM-DD') ?? null}
    >
      <DatePicker style={{ width: 160 }} />
    </Form.Item>
  );
}
