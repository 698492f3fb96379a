import { registryWords } from '@rollcall/shared/words/registry';
import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { fromPicker, toPicker } from '../filters/picker-time.ts';
import { useWords } from '../language/use-words.ts';

interface Props {
  /** A path for what lies deeper in the form. */
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  extra?: string;
  /** The field of the form before which it can't be. */
  after?: string;
  widthPx?: number;
  /** To the second. */
  seconds?: boolean;
}

/** An instant, in Shanghai's time, to the minute unless it is asked to the second. */
export function TimeField({ name, label, required = false, extra, after, widthPx = 200, seconds = false }: Props) {
  const texts = useWords(registryWords);
  const time = seconds ? 'HH:mm:ss' : 'HH:mm';
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      dependencies={after === undefined ? [] : [after]}
      rules={[
        { required, message: texts.required },
        ({ getFieldValue }) => ({
          validator: async (_rule, at: string | null | undefined) => {
            const start: string | undefined = after === undefined ? undefined : getFieldValue(after);
            if (start && at && Date.parse(at) <= Date.parse(start)) throw new Error(texts.laterThanStart);
          },
        }),
      ]}
      getValueProps={(at: string | null) => ({ value: at ? toPicker(at) : null })}
      normalize={(picked: Dayjs | null) =>
        picked ? fromPicker(seconds ? picked.millisecond(0) : picked.second(0)) : null
      }
    >
      <DatePicker showTime={{ format: time }} format={`YYYY-MM-DD ${time}`} style={{ width: widthPx }} />
    </Form.Item>
  );
}
