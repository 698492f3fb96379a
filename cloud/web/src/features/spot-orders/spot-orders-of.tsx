import type { SpotOrigin } from '@rollcall/shared/resources/spot-orders';
import { registryWords } from '@rollcall/shared/words/registry';
import { spotOrderWords } from '@rollcall/shared/words/spot-orders';
import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { SpotOrderTags } from './spot-order-tags.tsx';

interface Props {
  origin: SpotOrigin;
  originId: string;
  /** Proposed as who puts it right. */
  owner: string | null;
  /** Whether something can still be ordered from there. */
  open: boolean;
}

/** On the page of a finding, a review or an inspection: what was ordered to be put right at once, and the form that orders it. */
export function SpotOrdersOf({ origin, originId, owner, open }: Props) {
  const texts = useWords(spotOrderWords);
  const can = useCan();
  const [ordering, setOrdering] = useState(false);
  const { answer } = useRead('GET spot-orders', { query: { originId } });
  const orders = answer?.rows ?? [];
  const mayOrder = open && can('rectifications.order');
  if (orders.length === 0 && !mayOrder) return null;
  return (
    <Section title={texts.title} hint={texts.noGuilt}>
      {orders.length === 0 ? null : (
        <ul style={{ display: 'grid', gap: 8, margin: '0 0 8px', padding: 0, listStyle: 'none' }}>
          {orders.map((order) => (
            <li key={order.spotOrderId} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px' }}>
              <Link to={paths.spotOrders({ entry: order.spotOrderId })}>{order.number}</Link>
              <SpotOrderTags order={order} />
              <span>{formatPerson({ badgeNo: order.ownerBadgeNo, name: order.ownerName })}</span>
              <span>{texts.dueUntil(formatFull(order.dueAt).slice(0, 16))}</span>
              <span style={{ flexBasis: '100%', overflowWrap: 'anywhere' }}>{order.task}</span>
            </li>
          ))}
        </ul>
      )}
      {mayOrder ? (
        <ActionButton action="rectifications.order" onClick={() => setOrdering(true)}>
          {texts.add}
        </ActionButton>
      ) : null}
      {ordering ? (
        <NewSpotOrderDrawer origin={origin} originId={originId} owner={owner} onClose={() => setOrdering(false)} />
      ) : null}
    </Section>
  );
}

interface FormProps {
  origin: SpotOrigin;
  originId: string;
  owner: string | null;
  onClose: () => void;
}

interface Values {
  task: string;
  ownerBadgeNo: string;
  dueAt?: string | null;
  told?: boolean;
}

/** Orders that something is put right at once: until the end of his duty, unless an hour is chosen. */
function NewSpotOrderDrawer({ origin, originId, owner, onClose }: FormProps) {
  const texts = useWords(spotOrderWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useCall('POST spot-orders', { onDone: onClose, done: 'saved' });
  return (
    <EntryDrawer<Values>
      title={texts.add}
      subject={originId}
      action="rectifications.order"
      form={form}
      initial={owner === null ? {} : { ownerBadgeNo: owner }}
      problem={problem}
      saving={running}
      onSave={({ task, ownerBadgeNo, dueAt, told }) =>
        start({
          body: { origin, originId, task: task.trim(), ownerBadgeNo, dueAt: dueAt ?? null, told: told === true },
        })
      }
      onClose={onClose}
    >
      <p>{texts.addHint}</p>
      <Form.Item
        name="task"
        label={texts.task}
        extra={texts.taskHint}
        rules={[{ required: true, min: 2, message: required }, rules.upTo(1000)]}
      >
        <LongText most={1000} rows={2} />
      </Form.Item>
      <Form.Item name="ownerBadgeNo" label={texts.owner} rules={[{ required: true, message: required }]}>
        <OfficerField label={texts.owner} />
      </Form.Item>
      <TimeField name="dueAt" label={texts.dueAt} extra={texts.dueHint} />
      <Form.Item name="told" valuePropName="checked" extra={texts.toldHint}>
        <Checkbox>{texts.told}</Checkbox>
      </Form.Item>
    </EntryDrawer>
  );
}
