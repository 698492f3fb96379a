import type { AppealGround, NewAppeal } from '@rollcall/shared/http/finding-answers';
import { swapAppealWords } from '@rollcall/shared/words/finding-answers';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, Radio } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { useSettled } from '../../filters/use-settled.ts';
import { useRules } from '../../form/use-rules.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { shiftText } from './shift-text.ts';

/** What an appeal's form says of a swap. */
export interface SwapValues {
  ground?: AppealGround;
  swappedWith?: string;
  /** Empty: nothing was stood in exchange. */
  otherShiftId?: string;
}

/** The same as HQ takes it. */
export function swapSaid({ ground, swappedWith, otherShiftId }: SwapValues): Partial<NewAppeal> {
  if (ground !== 'shift_swapped') return {};
  return { ground, swappedWith: swappedWith?.trim(), otherShiftId: otherShiftId || null };
}

/** Fields of an appeal against a finding about one's own shift: that somebody else stood it, who, and what for. */
export function SwapFields({ findingId }: { findingId: string }) {
  const texts = useWords(swapAppealWords);
  const form = Form.useFormInstance<SwapValues>();
  const swapped = Form.useWatch('ground', form) === 'shift_swapped';
  return (
    <>
      <Form.Item name="ground" label={texts.ground} initialValue="other" required>
        <Radio.Group
          options={(['other', 'shift_swapped'] as const).map((value) => ({ value, label: texts.grounds[value] }))}
        />
      </Form.Item>
      {swapped ? <WithWhom findingId={findingId} /> : null}
    </>
  );
}

function WithWhom({ findingId }: { findingId: string }) {
  const texts = useWords(swapAppealWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const { language } = useLanguage();
  const form = Form.useFormInstance<SwapValues>();
  const typed = (Form.useWatch('swappedWith', form) ?? '').trim();
  const badgeNo = useSettled(typed, 500);
  const enabled = badgeNo === typed && rules.badgeNo.pattern.test(badgeNo);
  const asked = { params: { findingId }, query: { badgeNo } };
  const { answer, problem } = useRead('GET findings/:findingId/swaps', asked, { enabled });
  const known = enabled ? answer : undefined;
  return (
    <>
      <Form.Item
        name="swappedWith"
        label={texts.with}
        extra={known ? formatPerson({ badgeNo, name: known.officerName }) : texts.withHint}
        rules={[{ required: true, message: required }, rules.badgeNo]}
        // Chinese keyboards write full-width digits.
        normalize={(value: string) => value.normalize('NFKC').trim()}
      >
        <Input autoComplete="off" onChange={() => form.setFieldValue('otherShiftId', '')} />
      </Form.Item>
      {enabled ? <ProblemNotice problem={problem} /> : null}
      {known ? (
        <Form.Item name="otherShiftId" label={texts.exchange} extra={texts.exchangeHint} initialValue="" required>
          <Radio.Group
            style={{ display: 'grid', gap: 6 }}
            options={[
              { value: '', label: texts.none },
              ...known.shifts.map((shift) => ({ value: shift.shiftId, label: shiftText(shift, language) })),
            ]}
          />
        </Form.Item>
      ) : null}
      <p style={{ marginBlock: '16px' }}>{texts.effect}</p>
    </>
  );
}
