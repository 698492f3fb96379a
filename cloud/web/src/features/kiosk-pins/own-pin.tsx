import { pinPattern } from '@rollcall/shared/rules/pin';
import { kioskPinWords } from '@rollcall/shared/words/kiosk-pins';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

/** The officer's own PIN for the screens of stations. */
export function OwnPin() {
  const texts = useWords(kioskPinWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {texts.own}
      </Button>
      {open ? <OwnPinDrawer onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OwnPinDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(kioskPinWords);
  const [form] = Form.useForm<{ pin: string; again: string }>();
  const { answer, problem: unread } = useRead('GET kiosk-pin', {});
  const [saved, setSaved] = useState(false);
  const { start, running, problem } = useCall('PUT kiosk-pin', {
    onDone: () => {
      form.resetFields();
      setSaved(true);
    },
    done: false,
  });
  const digits = { pattern: pinPattern, required: true, message: texts.digits };
  const setAt = answer?.setAt;
  return (
    <Drawer open onClose={onClose} size={380} title={texts.own}>
      <p>{texts.ownHint}</p>
      <p>
        {setAt ? texts.setAt(formatFull(setAt).slice(0, 16)) : texts.none}
        {answer?.own ? ` · ${texts.isOwn}` : null}
      </p>
      {setAt && !answer?.own ? (
        <Alert
          type="warning"
          showIcon
          title={answer?.given ? texts.isGiven : texts.isMade}
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <ProblemNotice problem={problem ?? unread} />
      {saved ? <p role="status">{texts.saved}</p> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ pin }) => {
          setSaved(false);
          start({ body: { pin } });
        }}
      >
        <Form.Item name="pin" label={texts.pin} rules={[digits]}>
          <Input.Password inputMode="numeric" maxLength={8} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="again"
          label={texts.again}
          dependencies={['pin']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_rule, again: string | undefined) => {
                if (again !== getFieldValue('pin')) throw new Error(texts.differs);
              },
            }),
          ]}
        >
          <Input.Password inputMode="numeric" maxLength={8} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={running}>
          {texts.save}
        </Button>
      </Form>
    </Drawer>
  );
}
