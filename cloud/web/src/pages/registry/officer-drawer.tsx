import type { NewOfficer, OfficerChange, OfficerRow } from '@rollcall/shared/http/officers';
import { registryWords } from '@rollcall/shared/words/registry';
import { DatePicker, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useNameRules } from '../../form/use-name-rules.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

type Values = NewOfficer & Pick<OfficerRow, 'leftOn'>;

/** Adds an officer, or changes the given one. */
export function OfficerDrawer({ officer, onClose }: { officer?: OfficerRow; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.officer;
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: (commandKey, { badgeNo, leftOn, ...rest }: Values) => {
      const values = { ...rest, leaderBadgeNo: rest.leaderBadgeNo ?? null };
      return officer
        ? request<unknown>(`officers/${officer.badgeNo}`, {
            method: 'PATCH',
            commandKey,
            body: { ...values, leftOn: leftOn ?? null } satisfies OfficerChange,
          })
        : request<unknown>('officers', {
            method: 'POST',
            commandKey,
            body: { badgeNo, ...values } satisfies NewOfficer,
          });
    },
    outdates: ['officers', 'units', 'coverage'],
    onDone: (_answer, { badgeNo }) => {
      onClose();
      if (!officer) void navigate(paths.officer(badgeNo));
    },
  });
  const rules = useRules();
  const names = useNameRules();
  const required = { required: true, message: all.required };
  return (
    <EntryDrawer<Values>
      title={officer ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={officer ?? { kind: 'sworn' }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="badgeNo" label={texts.badgeNo} rules={[required, rules.badgeNo]}>
        <Input disabled={officer !== undefined} autoFocus={!officer} />
      </Form.Item>
      <Form.Item name="name" label={texts.name} rules={[{ ...required, whitespace: true }, rules.upTo(50), names.name]}>
        <ShortText most={50} />
      </Form.Item>
      <Form.Item name="kind" label={texts.kind} rules={[required]}>
        <Radio.Group
          options={[
            { value: 'sworn', label: texts.sworn },
            { value: 'auxiliary', label: texts.auxiliary },
          ]}
        />
      </Form.Item>
      <UnitField name="unitCode" label={texts.unit} required />
      <Form.Item name="leaderBadgeNo" label={texts.leader}>
        <OfficerField label={texts.leader} />
      </Form.Item>
      {officer ? (
        <Form.Item
          name="leftOn"
          label={texts.leftOn}
          getValueProps={(date: string | null) => ({ value: date ? dayjs(date) : null })}
          normalize={(date: dayjs.Dayjs | null) => date?.format('YYYY-MM-DD') ?? null}
        >
          <DatePicker />
        </Form.Item>
      ) : null}
    </EntryDrawer>
  );
}
