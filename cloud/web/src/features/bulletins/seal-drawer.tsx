import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { bulletinWords } from '@rollcall/shared/words/bulletins';
import { registryWords } from '@rollcall/shared/words/registry';
import { Alert, Form, InputNumber } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { useNewest } from './use-newest.ts';

/** Seals an issue for ever: says what is sealed, and asks for the number where it is the first. */
export function SealDrawer({ shown, onClose }: { shown: BulletinDetail; onClose: () => void }) {
  const texts = useWords(bulletinPageWords);
  const { kinds } = useWords(bulletinDocumentWords);
  const words = useWords(bulletinWords);
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<{ number: number }>();
  const { start, running, problem } = useCall('POST bulletins/:bulletinId/seal', { onDone: onClose });
  useNewest(problem);
  const { bulletinId, version, kind, content, cutOff, submittedBy, numberIsFree } = shown;
  const entries = content.criticism.persons.length + content.criticism.units.length;
  const keys = new Set([...content.criticism.persons, ...content.criticism.units].map(({ key }) => key));
  const off = shown.texts.takenOff.filter(({ key }) => keys.has(key)).length;
  return (
    <EntryDrawer<{ number: number }>
      title={texts.sealTitle}
      action="bulletins.seal"
      form={form}
      initial={{ number: 1 }}
      problem={problem}
      saving={running}
      saveText={texts.seal}
      onSave={({ number }) => start({ params: { bulletinId }, body: numberIsFree ? { version, number } : { version } })}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={texts.sealHint} style={{ marginBlockEnd: 12 }} />
      <FactList
        facts={[
          { name: texts.sealed, value: `${kinds[kind]} ${texts.period(content.period)}` },
          { name: texts.cutOff, value: formatFull(cutOff) },
          { name: texts.submittedBy, value: submittedBy ?? '' },
          { name: texts.inputDigest, value: <code>{shown.inputDigest}</code> },
          { name: words.named, value: texts.namedCount(entries - off, off) },
        ]}
      />
      <p style={{ marginBlock: 12 }}>{texts.sealedFiles}</p>
      {numberIsFree ? (
        <Form.Item
          name="number"
          label={texts.number}
          extra={texts.numberFree}
          rules={[{ required: true, message: required }]}
        >
          <InputNumber min={1} max={999} precision={0} />
        </Form.Item>
      ) : (
        <p>{texts.says(texts.number, texts.numberFollows)}</p>
      )}
    </EntryDrawer>
  );
}
