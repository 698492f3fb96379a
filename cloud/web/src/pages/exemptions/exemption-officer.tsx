import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input } from 'antd';
import { OfficerField } from '../../form/officer-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { explainsForOthers } from './explains-for-others.ts';

/** Whose time it is: who explains only the own record, has no choice. */
export function ExemptionOfficer() {
  const texts = useWords(exemptionWords);
  const { required } = useWords(registryWords);
  const forOthers = explainsForOthers(useSession());
  return (
    <Form.Item name="badgeNo" label={texts.officer} rules={[{ required: true, message: required }]}>
      {forOthers ? <OfficerField label={texts.officer} /> : <Input readOnly />}
    </Form.Item>
  );
}
