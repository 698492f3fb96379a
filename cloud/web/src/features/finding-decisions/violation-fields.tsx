import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Select } from 'antd';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PeopleChoice } from './people-choice.tsx';

/** As what a finding is confirmed, and of whom. */
export function ViolationFields({ people }: { people: readonly { badgeNo: string; name: string }[] }) {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const { required: message } = useWords(registryWords);
  const rules = [{ required: true, message }];
  return (
    <>
      <Form.Item name="violationClass" label={texts.violationClass} rules={rules}>
        <Select
          options={Object.entries(violationClassNames).map(([value, name]) => ({ value, label: name[language] }))}
        />
      </Form.Item>
      <Form.Item name="badgeNos" label={texts.people} rules={rules}>
        <PeopleChoice label={texts.people} people={people} />
      </Form.Item>
    </>
  );
}
