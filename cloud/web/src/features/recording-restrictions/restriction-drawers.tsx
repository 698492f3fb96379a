import type { RestrictionWhy } from '@rollcall/shared/resources/recording-restrictions';
import { restrictionWhyNames, restrictionWords } from '@rollcall/shared/words/recording-restrictions';
import { Form, Radio } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';

interface Restricting {
  why: RestrictionWhy;
  reason: string;
}

/** Why only a few may see it from now on. */
export function RestrictDrawer({ recordingId, onClose }: { recordingId: string; onClose: () => void }) {
  const texts = useWords(restrictionWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<Restricting>();
  const { start, running, problem } = useCall('POST recording-restrictions', { onDone: onClose });
  return (
    <EntryDrawer<Restricting>
      title={texts.restrict}
      subject={recordingId}
      action="recordings.restrict"
      form={form}
      initial={{ why: 'private' }}
      problem={problem}
      saving={running}
      saveText={texts.restrict}
      onSave={({ why, reason }) => start({ body: { recordingId, why, reason: reason.trim() } })}
      onClose={onClose}
    >
      <p>{texts.hint}</p>
      <Form.Item name="why" label={texts.why}>
        <Radio.Group
          options={(['private', 'irrelevant'] as const).map((value) => ({
            value,
            label: restrictionWhyNames[value][language],
          }))}
        />
      </Form.Item>
      <ReasonField required />
    </EntryDrawer>
  );
}

/** Why everybody may see it again. */
export function LiftDrawer({ restrictionId, onClose }: { restrictionId: string; onClose: () => void }) {
  const texts = useWords(restrictionWords);
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useCall('POST recording-restrictions/:restrictionId/lifting', {
    onDone: onClose,
  });
  return (
    <EntryDrawer<{ reason: string }>
      title={texts.lift}
      subject={restrictionId}
      action="recordings.open_restricted"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      saveText={texts.lift}
      onSave={({ reason }) => start({ params: { restrictionId }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <ReasonField required />
    </EntryDrawer>
  );
}
