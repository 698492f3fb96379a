import type { ActivitySourceAdded, NewActivitySource } from '@rollcall/shared/http/activity-sources';
import { Form, Input, Modal } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { activityTexts } from '../../texts/activity-texts.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Adds a source; its token is shown here and nowhere else. */
export function NewSourceDrawer({ onClose }: { onClose: () => void }) {
  const texts = useTexts(activityTexts).sources;
  const { close } = useTexts(commonTexts);
  const { required } = useTexts(registryTexts);
  const [form] = Form.useForm<NewActivitySource>();
  const { start, running, problem, answer } = useChange({
    send: (body: NewActivitySource) =>
      request<ActivitySourceAdded>('activity-sources', { method: 'POST', body: body satisfies NewActivitySource }),
    outdates: ['activity-sources'],
  });
  if (answer) {
    return (
      <Modal
        open
        title={texts.tokenTitle(answer.source)}
        okText={close}
        onOk={onClose}
        onCancel={onClose}
        cancelButtonProps={{ style: { display: 'none' } }}
      >
        <p>{texts.tokenHint}</p>
        <Copyable name={texts.token} text={answer.token} />
      </Modal>
    );
  }
  const needed = { required: true, message: required };
  return (
    <EntryDrawer<NewActivitySource>
      title={texts.add}
      action="accounts.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item
        name="source"
        label={texts.source}
        extra={texts.sourceHint}
        rules={[needed, { pattern: /^[a-z][a-z0-9-]{1,31}$/, message: texts.sourceHint }]}
      >
        <Input autoFocus maxLength={32} />
      </Form.Item>
      <Form.Item name="name" label={texts.name} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
    </EntryDrawer>
  );
}
