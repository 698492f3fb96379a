import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { useNewest } from './use-newest.ts';

interface Props {
  act: 'giveBack' | 'drop';
  shown: BulletinDetail;
  onClose: () => void;
}

/** Gives an issue back to who wrote it, or drops it for ever, with a reason. */
export function ReasonDrawer({ act, shown: { bulletinId, version }, onClose }: Props) {
  const texts = useWords(bulletinPageWords);
  const [form] = Form.useForm<{ reason: string }>();
  const givingBack = useCall('POST bulletins/:bulletinId/return', { onDone: onClose });
  const dropping = useCall('POST bulletins/:bulletinId/drop', { onDone: onClose });
  const { start, running, problem } = act === 'drop' ? dropping : givingBack;
  useNewest(problem);
  return (
    <EntryDrawer<{ reason: string }>
      title={act === 'drop' ? texts.dropTitle : texts.giveBack}
      action="bulletins.seal"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      saveText={act === 'drop' ? texts.drop : texts.giveBack}
      onSave={({ reason }) => start({ params: { bulletinId }, body: { version, reason: reason.trim() } })}
      onClose={onClose}
    >
      <p>{act === 'drop' ? texts.dropHint : texts.giveBackHint}</p>
      <ReasonField required />
    </EntryDrawer>
  );
}
