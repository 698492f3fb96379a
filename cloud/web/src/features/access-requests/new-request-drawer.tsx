import { evidenceExportFields } from '@rollcall/shared/fields/evidence-exports';
import type { NewAccessRequest } from '@rollcall/shared/resources/access-requests';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, Radio } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { recordingIdsIn } from './request-ids.ts';

interface Values {
  by: 'link' | 'badge' | 'recorder';
  links?: string;
  badgeNo?: string;
  recorderSerial?: string;
  from?: string;
  to?: string;
  purpose: string;
  expiresAt: string;
}

/** Asks for footage of another unit: by links that somebody gave, or by who recorded when. */
export function NewRequestDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(accessWords).request;
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const [{ ids }] = useUrlQuery(['ids']);
  const by = Form.useWatch('by', form) ?? 'link';
  const { start, running, problem } = useCall('POST access-requests', { onDone: onClose, done: 'sent' });
  const needed = { required: true, message: required };
  const inWeek = startOfLocalDate(addDays(localDateOf(Date.now()), 8)).toISOString();
  return (
    <EntryDrawer<Values>
      title={texts.title}
      isNew
      action="access.request"
      form={form}
      initial={{ by: 'link', expiresAt: inWeek, ...(ids === undefined ? {} : { links: ids }) }}
      problem={problem}
      saving={running}
      saveText={texts.send}
      onSave={(values) => start({ body: bodyOf(values) })}
      onClose={onClose}
    >
      <p>{texts.intro}</p>
      <Form.Item name="by" label={texts.by} required>
        <Radio.Group
          options={[
            { value: 'link', label: texts.byLink },
            { value: 'badge', label: texts.byBadge },
            { value: 'recorder', label: texts.byRecorder },
          ]}
        />
      </Form.Item>
      {by === 'link' ? (
        <Form.Item
          name="links"
          label={texts.links}
          extra={texts.linksHint}
          rules={[
            needed,
            {
              validator: async (_rule, text: string | undefined) => {
                if (text && recordingIdsIn(text).length === 0) throw new Error(texts.noIds);
              },
            },
          ]}
        >
          <Input.TextArea rows={4} />
        </Form.Item>
      ) : null}
      {by === 'badge' ? (
        <Form.Item name="badgeNo" label={texts.badgeNo} rules={[needed, rules.badgeNo]}>
          <Input />
        </Form.Item>
      ) : null}
      {by === 'recorder' ? (
        <Form.Item name="recorderSerial" label={texts.recorderSerial} rules={[needed, rules.serial]}>
          <Input />
        </Form.Item>
      ) : null}
      {by === 'link' ? null : (
        <>
          <TimeField name="from" label={texts.from} required />
          <TimeField name="to" label={texts.to} required after="from" />
        </>
      )}
      <FormField of={evidenceExportFields} name="purpose" extra={texts.purposeHint} />
      <TimeField name="expiresAt" label={texts.until} extra={texts.untilHint} required />
    </EntryDrawer>
  );
}

function bodyOf({ by, links, badgeNo, recorderSerial, from, to, purpose, expiresAt }: Values): NewAccessRequest {
  const shared = { purpose: purpose.trim(), expiresAt };
  if (by === 'link') return { ...shared, recordingIds: recordingIdsIn(links ?? '') };
  const who = by === 'badge' ? { badgeNo } : { recorderSerial };
  return { ...shared, footageOf: { ...who, from: from ?? '', to: to ?? '' } };
}
