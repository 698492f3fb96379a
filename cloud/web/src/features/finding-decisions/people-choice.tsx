import { Checkbox } from 'antd';
import { formatPerson } from '../../format/format-person.ts';

interface Props {
  label: string;
  people: readonly { badgeNo: string; name: string }[];
  /** By the form that it stands in. */
  value?: string[];
  onChange?: (badgeNos: string[]) => void;
}

/** Some of the officers whom a finding names. The form's `aria-required` stays out: a group of boxes may not have it. */
export function PeopleChoice({ label, people, value = [], onChange = () => undefined }: Props) {
  return (
    <Checkbox.Group
      aria-label={label}
      value={value}
      onChange={onChange}
      options={people.map((person) => ({ value: person.badgeNo, label: formatPerson(person) }))}
    />
  );
}
