import { shiftFields } from '@rollcall/shared/fields/shifts';
import type { NewShiftTemplate, ShiftTemplateRow } from '@rollcall/shared/resources/shift-templates';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { shiftTemplateWords } from '@rollcall/shared/words/shift-templates';
import { Drawer, Form, Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import { readClock, readSpans, writeSpans } from './clock-text.ts';

type Values = Omit<NewShiftTemplate, 'breaks'> & { breaks: string; retired: boolean };

/** Changes a template; what was changed of it stands below. */
export function TemplateDrawer({ shiftTemplateId, onClose }: { shiftTemplateId: string; onClose: () => void }) {
  const { edit } = useWords(shiftTemplateWords);
  const { history } = useWords(historyWords);
  const { answer, problem, retry } = useRead('GET shift-templates/:shiftTemplateId', { params: { shiftTemplateId } });
  if (answer === undefined) {
    return problem === null ? null : (
      <Drawer open onClose={onClose} size={480} title={edit}>
        <ProblemNotice problem={problem} onRetry={retry} />
      </Drawer>
    );
  }
  return (
    <TemplateForm
      template={answer}
      onClose={onClose}
      below={
        <Section title={history}>
          <HistoryList history={answer.history} />
        </Section>
      }
    />
  );
}

interface Props {
  /** Left out: a new one. */
  template?: ShiftTemplateRow;
  onClose: () => void;
  below?: ReactNode;
}

/** The fields of a template. A squad leader keeps those of the own unit. */
export function TemplateForm({ template, onClose, below }: Props) {
  const texts = useWords(shiftTemplateWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const { role, unitCode: ownUnit } = useSession();
  const ofOwnUnit = role === 'squad_leader';
  const [form] = Form.useForm<Values>();
  const adding = useCall('POST shift-templates', { onDone: onClose });
  const changing = useCall('PATCH shift-templates/:shiftTemplateId', { onDone: onClose });
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<Values>
      title={template ? texts.edit : texts.add}
      action="shifts.write"
      locked={ofOwnUnit && template?.unitCode === null ? texts.kept : undefined}
      form={form}
      initial={
        template
          ? { ...template, breaks: writeSpans(template.breaks) }
          : { unitCode: ofOwnUnit ? ownUnit : null, breaks: '' }
      }
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ name, unitCode, from, to, breaks, dutyType, retired }) => {
        const body = {
          ...{ name: name.trim(), unitCode: unitCode ?? null, dutyType },
          ...{ from: readClock(from) ?? from, to: readClock(to) ?? to, breaks: readSpans(breaks ?? '') ?? [] },
        };
        if (template === undefined) adding.start({ body });
        else changing.start({ params: { shiftTemplateId: template.shiftTemplateId }, body: { ...body, retired } });
      }}
      onClose={onClose}
      below={below}
    >
      <Form.Item
        name="name"
        label={texts.name}
        extra={texts.nameHint}
        rules={[{ ...required, whitespace: true }, rules.upTo(30)]}
      >
        <ShortText most={30} autoFocus={!template} />
      </Form.Item>
      <UnitField
        name="unitCode"
        label={texts.unit}
        required={ofOwnUnit}
        {...(ofOwnUnit ? {} : { extra: texts.unitHint })}
      />
      <ClockField name="from" label={texts.from} />
      <ClockField name="to" label={texts.to} extra={texts.toHint} />
      <Form.Item
        name="breaks"
        label={texts.breaks}
        extra={texts.breaksHint}
        rules={[{ validator: accept((text) => readSpans(text) !== undefined, texts.breaksWrong) }]}
      >
        <Input />
      </Form.Item>
      <FormField of={shiftFields} name="dutyType" />
      {template === undefined ? null : (
        <Form.Item name="retired" label={texts.retire} extra={texts.retireHint} valuePropName="checked" required>
          <Switch />
        </Form.Item>
      )}
    </EntryDrawer>
  );
}

/** A time of day. */
function ClockField({ name, label, extra }: { name: 'from' | 'to'; label: string; extra?: string }) {
  const { timeWrong } = useWords(shiftTemplateWords);
  const { required } = useWords(registryWords);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[
        { required: true, message: required },
        { validator: accept((text) => text === '' || readClock(text) !== undefined, timeWrong) },
      ]}
    >
      <Input style={{ width: 100 }} placeholder={name === 'from' ? '08:00' : '16:00'} />
    </Form.Item>
  );
}

function accept(fits: (text: string) => boolean, message: string) {
  return async (_rule: unknown, text: string | undefined) => {
    if (!fits(text ?? '')) throw new Error(message);
  };
}
