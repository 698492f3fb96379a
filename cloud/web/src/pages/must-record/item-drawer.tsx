import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { commonWords } from '@rollcall/shared/words/common';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { Button, Drawer, Form } from 'antd';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { describeField } from './describe-field.ts';
import { ItemFields } from './item-fields.tsx';
import { type ItemValues, toItem, valuesOfItem } from './item-values.ts';
import classes from './must-record.module.css';

interface Props {
  /** Undefined: a new one. */
  item: MustRecordItem | undefined;
  items: readonly MustRecordItem[];
  onKeep: (item: MustRecordItem) => void;
  onRemove: (itemId: string) => void;
  onClose: () => void;
}

/** Changes an item of the catalogue that is being made; nothing is sent yet. */
export function ItemDrawer({ item, items, onKeep, onRemove, onClose }: Props) {
  const { language } = useLanguage();
  const texts = useWords(mustRecordWords);
  const { cancel } = useWords(commonWords);
  const [form] = Form.useForm<ItemValues>();
  const others = items.filter(({ itemId }) => itemId !== item?.itemId);
  const initial = valuesOfItem(item);
  const close = () => {
    draft.forget();
    onClose();
  };
  const draft = useFormDraft({ name: 'item', subject: item?.itemId, form, initial });
  return (
    <Drawer
      open
      size={560}
      title={item ? texts.editItem(describeField(item, 'name', language)) : texts.add}
      onClose={close}
      footer={
        <div className={classes.foot}>
          {item ? (
            <Button danger style={{ marginInlineEnd: 'auto' }} onClick={() => onRemove(item.itemId)}>
              {texts.remove}
            </Button>
          ) : null}
          <Button onClick={close}>{cancel}</Button>
          <Button type="primary" onClick={form.submit}>
            {texts.ok}
          </Button>
        </div>
      }
    >
      <Form<ItemValues>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial}
        onValuesChange={draft.changed}
        onFinish={(values) => draft.sent(() => onKeep(toItem(values)))}
      >
        {draft.notice}
        <ItemFields isNew={item === undefined} others={others} />
      </Form>
    </Drawer>
  );
}
