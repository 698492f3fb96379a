import { Form, type FormInstance } from 'antd';
import type { ExemptionValues } from './exemption-values.ts';
import { ExplainedTime } from './explained-time.tsx';

/** What is recorded of the time that the form has, once it names one, and what its cause makes of it. */
export function TimeToExplain({ form }: { form: FormInstance<ExemptionValues> }) {
  const [from, to] = [Form.useWatch('startsAt', form), Form.useWatch('endsAt', form)];
  const [badgeNo, unitCode] = [Form.useWatch('badgeNo', form), Form.useWatch('unitCode', form)];
  const ofUnit = Form.useWatch('forWhom', form) === 'unit';
  const of = ofUnit ? unitCode && { unitCode } : badgeNo && { badgeNo };
  const reasonCode = Form.useWatch('reasonCode', form);
  if (!of || !from || !to || !isExplainable(from, to)) return null;
  return <ExplainedTime of={of} from={from} to={to} reasonCode={reasonCode} warns="asker" />;
}

const longestMs = 31 * 86_400_000;

function isExplainable(from: string, to: string): boolean {
  const lengthMs = Date.parse(to) - Date.parse(from);
  return lengthMs > 0 && lengthMs <= longestMs;
}
