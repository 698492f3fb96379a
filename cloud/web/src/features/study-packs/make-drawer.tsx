import type { BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { StudyPackRow } from '@rollcall/shared/resources/study-packs';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { registryWords } from '@rollcall/shared/words/registry';
import { studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useList } from '../../api/use-list.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

const most = 100;

/** Makes a pack of a sealed bulletin that has none, such as one of a month or of long ago. */
export function MakeDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(studyPackPageWords);
  const { issueOf, period } = useWords(bulletinPageWords);
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<{ bulletinId: string }>();
  const navigate = useNavigate();
  const bulletins = useList<BulletinRow>('bulletins', { state: 'sealed', limit: most });
  const packs = useList<StudyPackRow>('study-packs', { limit: most });
  const making = useCall('POST study-packs', {
    onDone: ({ packId }) => void navigate(paths.studyPack(packId)),
  });
  const known = new Set(packs.rows?.map(({ bulletinId }) => bulletinId));
  const options = bulletins.rows?.flatMap(({ bulletinId, kind, year, number, from, to }) =>
    year === null || number === null || known.has(bulletinId)
      ? []
      : [{ value: bulletinId, label: `${issueOf({ kind, year, number })} · ${period({ from, to })}` }],
  );
  return (
    <EntryDrawer<{ bulletinId: string }>
      title={texts.make}
      action="training.plan"
      form={form}
      initial={{}}
      problem={making.problem ?? bulletins.problem ?? packs.problem}
      saving={making.running}
      saveText={texts.makeNow}
      onSave={({ bulletinId }) => making.start({ body: { bulletinId } })}
      onClose={onClose}
    >
      <Form.Item
        name="bulletinId"
        label={texts.bulletin}
        rules={[{ required: true, message: required }]}
        extra={options?.length === 0 && packs.rows !== undefined ? texts.noBulletin : undefined}
      >
        <NamedSelect<string>
          label={texts.bulletin}
          loading={bulletins.loading || packs.loading}
          showSearch={{ optionFilterProp: 'label' }}
          options={options ?? []}
        />
      </Form.Item>
    </EntryDrawer>
  );
}
