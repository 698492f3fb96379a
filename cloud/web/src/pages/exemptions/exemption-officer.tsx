import { Form, Input } from 'antd';
import { OfficerField } from '../../form/officer-field.tsx';
import { useSession } from '../../session/session-context.ts';
import { exemptionTexts } from '../../texts/exemption-texts.ts';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { explainsForOthers } from './explains-for-others.ts';

/** Whose time it is: who explains only the own record, has no choice. */
export function ExemptionOfficer() {
  const texts = useTexts(exemptionTexts);
  const { required } = useTexts(registryTexts);
  const forOthers = explainsForOthers(useSession());
  return (
    <Form.Item name="badgeNo" label={texts.officer} rules={[{ required: true, message: required }]}>
      {forOthers ? <OfficerField label={texts.officer} /> : <Input readOnly />}
    </Form.Item>
  );
}
