import type { ActivitySourceAdded, NewActivitySource } from '@rollcall/shared/http/activity-sources';
import { activityWords } from '@rollcall/shared/words/activities';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, Modal } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';

/** Adds a source; its token is shown here and nowhere else. */
export function NewSourceDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(activityWords).sources;
  const { close } = useWords(commonWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<NewActivitySource>();
  const { start, running, problem, answer } = useChange({
    send: (commandKey, body: NewActivitySource) =>
      request<ActivitySourceAdded>('activity-sources', {
        method: 'POST',
        commandKey,
        body: body satisfies NewActivitySource,
      }),
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
        <Input autoFocus />
      </Form.Item>
      <Form.Item name="name" label={texts.name} rules={[{ ...needed, whitespace: true }, rules.upTo(100)]}>
        <ShortText most={100} />
      </Form.Item>
    </EntryDrawer>
  );
}
