import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Form, type FormInstance } from 'antd';
import { TimeField } from '../../form/time-field.tsx';
import { useWords } from '../../language/use-words.ts';
import classes from './breaks-field.module.css';
import type { ShiftValues } from './shift-values.ts';

const hourMs = 3_600_000;

/** The breaks of a shift, one a line; a new one is proposed for the middle of the shift. */
export function BreaksField({ form }: { form: FormInstance<ShiftValues> }) {
  const texts = useWords(rosterWords);
  function proposal() {
    const { startsAt, endsAt, breaks } = form.getFieldsValue(true) as Partial<ShiftValues>;
    if (!startsAt || !endsAt) return { startsAt: null, endsAt: null };
    const middle = (Date.parse(startsAt) + Date.parse(endsAt)) / 2;
    const last = Math.max(middle - hourMs / 2, ...(breaks ?? []).map((span) => Date.parse(span?.endsAt ?? startsAt)));
    const from = Math.round(last / 60_000) * 60_000;
    return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + hourMs).toISOString() };
  }
  return (
    <Form.List name="breaks">
      {(fields, { add, remove }) => (
        <div className={classes.list}>
          <span>{texts.breaks}</span>
          {fields.map(({ key, name }) => (
            <div key={key} className={classes.line}>
              <TimeField name={[name, 'startsAt']} label={texts.breakFrom} required widthPx={180} />
              <TimeField name={[name, 'endsAt']} label={texts.breakUntil} required widthPx={180} />
              <Button
                type="text"
                aria-label={texts.removeBreak}
                icon={<MinusCircleOutlined />}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add(proposal())}>
            {texts.addBreak}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
