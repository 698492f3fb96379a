import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { useWords } from '../../language/use-words.ts';

/** Gives the order to somebody else, or takes it back. */
export function OrderChanges({ order }: { order: RectificationDetail }) {
  const texts = useWords(rectificationWords);
  const [reassigning, setReassigning] = useState(false);
  const params = { rectificationId: order.rectificationId };
  const withdraw = useCall('POST rectifications/:rectificationId/withdrawal', { done: 'saved' });
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Button onClick={() => setReassigning(true)}>{texts.reassign}</Button>
      <TakeBack
        word={texts.withdraw}
        subject={order.rectificationId}
        reasonLabel={texts.withdrawReason}
        hint={<p style={{ margin: 0 }}>{texts.withdrawHint}</p>}
        problem={withdraw.problem}
        running={withdraw.running}
        onDone={(body) => withdraw.start({ params, body })}
      />
      {reassigning ? <ReassignDrawer order={order} onClose={() => setReassigning(false)} /> : null}
    </div>
  );
}

interface Values {
  ownerBadgeNo: string;
  dueOn: string;
  reason: string;
}

function ReassignDrawer({ order, onClose }: { order: RectificationDetail; onClose: () => void }) {
  const texts = useWords(rectificationWords);
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useCall('POST rectifications/:rectificationId/reassignment', {
    onDone: onClose,
  });
  return (
    <EntryDrawer<Values>
      title={texts.reassign}
      subject={order.rectificationId}
      action="rectifications.order"
      form={form}
      initial={{ dueOn: order.dueOn }}
      problem={problem}
      saving={running}
      onSave={({ ownerBadgeNo, dueOn, reason }) =>
        start({
          params: { rectificationId: order.rectificationId },
          body: { ownerBadgeNo, dueOn, reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="ownerBadgeNo" label={texts.owner} rules={[{ required: true, message: required }]}>
        <OfficerField label={texts.owner} />
      </Form.Item>
      <DateField name="dueOn" label={texts.dueOn} required extra={texts.dueHint} />
      <ReasonField required />
    </EntryDrawer>
  );
}
