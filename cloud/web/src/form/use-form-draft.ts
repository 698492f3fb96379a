import type { FormInstance } from 'antd';
import { type Draft, type DraftName, useDraft } from './use-draft.tsx';

interface Options<Values> extends DraftName {
  form: FormInstance<Values>;
  /** The form's `initialValues`. */
  initial?: Partial<Values>;
}

/**
 * Keeps what is typed into a form of Ant Design. The form calls `changed` by `onValuesChange`, and shows `notice` above its fields;
 * what its button sends goes through `sent`.
 */
export function useFormDraft<Values extends object>({ form, initial = {}, ...named }: Options<Values>): Draft {
  return useDraft({
    ...named,
    initial,
    now: () => form.getFieldsValue(true),
    fields: () => Object.keys(form.getFieldsValue()),
    fill: (values) =>
      form.setFields(
        Object.entries(values).map(([name, value]) => ({ name, value, touched: true })) as Parameters<
          typeof form.setFields
        >[0],
      ),
    empty: () => form.resetFields(),
  });
}
