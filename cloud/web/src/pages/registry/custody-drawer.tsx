import type { CustodyChange, CustodyRow, EnteredBasis, NewCustody } from '@rollcall/shared/http/custodies';
import { custodyEntry, custodyGraceMs, firstTouched } from '@rollcall/shared/rules/first-touched';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { CustodyDispute } from '../../features/custody-disputes/custody-dispute.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { RecorderField } from '../../form/recorder-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { CustodyRemoval } from './custody-removal.tsx';

const outdates = ['custodies', 'recorders', 'officers', 'coverage', 'shifts', 'findings', 'recordings'];

/** One that was entered, not seen. */
export type EnteredCustody = CustodyRow & { basis: EnteredBasis };

/** Enters who holds a recorder, or corrects the given entry. Setting its end is the return. */
export function CustodyDrawer({ custody, onClose }: { custody?: EnteredCustody; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.custody;
  const [form] = Form.useForm<NewCustody>();
  const values = Form.useWatch([], form) as Partial<NewCustody> | undefined;
  const { start, running, problem } = useChange({
    send: (commandKey, { reason, heldUntil, ...rest }: NewCustody) => {
      const body = { ...rest, heldUntil: heldUntil ?? null, ...(reason ? { reason } : {}) };
      return custody
        ? request<unknown>(`custodies/${custody.custodyId}`, {
            method: 'PATCH',
            commandKey,
            body: body satisfies CustodyChange,
          })
        : request<unknown>('custodies', { method: 'POST', commandKey, body: body satisfies NewCustody });
    },
    outdates,
    onDone: onClose,
  });
  const rules = useRules();
  const required = { required: true, message: all.required };
  const past = touchesPast(custody, values);
  return (
    <EntryDrawer<NewCustody>
      title={custody ? texts.edit : texts.add}
      subject={custody?.custodyId}
      isNew={custody === undefined}
      action="custodies.write"
      form={form}
      initial={custody ?? { basis: 'check_out', heldFrom: new Date().toISOString(), heldUntil: null }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
      below={
        custody ? (
          <>
            <CustodyDispute custody={custody} onDone={onClose} />
            <CustodyRemoval custodyId={custody.custodyId} outdates={outdates} onDone={onClose} />
          </>
        ) : null
      }
    >
      <Form.Item name="basis" label={texts.basis} extra={texts.basisHint} required>
        <Radio.Group
          options={[
            { value: 'check_out', label: texts.check_out },
            { value: 'assignment', label: texts.assignment },
          ]}
        />
      </Form.Item>
      <Form.Item name="recorderSerial" label={texts.recorder} rules={[required]}>
        <RecorderField label={texts.recorder} />
      </Form.Item>
      <Form.Item name="badgeNo" label={texts.officer} rules={[required]}>
        <OfficerField label={texts.officer} />
      </Form.Item>
      <TimeField name="heldFrom" label={texts.from} required />
      <TimeField name="heldUntil" label={texts.until} extra={texts.openHint} after="heldFrom" />
      <Form.Item
        name="reason"
        label={all.reason}
        extra={all.reasonHint}
        rules={[rules.reason, ...(past ? [required] : [])]}
      >
        <LongText />
      </Form.Item>
    </EntryDrawer>
  );
}

/** HQ asks for a reason then. */
function touchesPast(custody: EnteredCustody | undefined, values: Partial<NewCustody> | undefined): boolean {
  const { heldFrom, heldUntil = null, badgeNo = '', recorderSerial = '', basis = 'check_out' } = values ?? {};
  if (!heldFrom) return false;
  const after = custodyEntry({ heldFrom, heldUntil, badgeNo, recorderSerial, basis });
  return firstTouched(custody ? custodyEntry(custody) : null, after) < Date.now() - custodyGraceMs;
}
