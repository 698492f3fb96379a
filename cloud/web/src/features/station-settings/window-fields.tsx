import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { stationSettingWords } from '@rollcall/shared/words/station-settings';
import { Button, Checkbox, Form, Input } from 'antd';
import { useWords } from '../../language/use-words.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When a station may upload. */
export function WindowFields({ label }: { label: string | undefined }) {
  const texts = useWords(stationSettingWords);
  return (
    <Form.Item label={label} extra={texts.windowsHint}>
      <Form.List name="windows">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <WindowRow key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button
              icon={<PlusOutlined />}
              disabled={fields.length >= 21}
              onClick={() => add({ weekdays: [...everyDay], from: '22:00', until: '06:00' })}
            >
              {texts.addWindow}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function WindowRow({ name, onRemove }: { name: number; onRemove: () => void }) {
  const texts = useWords(stationSettingWords);
  // Not `required`: a group of check boxes has no such attribute.
  const someDay = async (_rule: unknown, days: number[] | undefined) => {
    if (!days?.length) throw new Error(texts.weekdaysMissing);
  };
  const time = { required: true, pattern: timeOfDay, message: texts.timeWrong };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 8px' }}>
      <Form.Item name={[name, 'weekdays']} rules={[{ validator: someDay }]} style={{ marginBlockEnd: 4 }}>
        <Checkbox.Group
          aria-label={texts.weekdays}
          options={everyDay.map((day) => ({ value: day, label: texts.dayNames[day] }))}
        />
      </Form.Item>
      <div style={{ display: 'flex', gap: 8 }}>
        <Form.Item name={[name, 'from']} rules={[time]} style={{ marginBlockEnd: 0 }}>
          <Input aria-label={texts.from} placeholder="22:00" style={{ width: 80 }} />
        </Form.Item>
        <span style={{ lineHeight: '32px' }}>–</span>
        <Form.Item name={[name, 'until']} rules={[time]} style={{ marginBlockEnd: 0 }}>
          <Input aria-label={texts.until} placeholder="06:00" style={{ width: 80 }} />
        </Form.Item>
        <Button icon={<DeleteOutlined />} aria-label={texts.removeWindow} onClick={onRemove} />
      </div>
    </fieldset>
  );
}
