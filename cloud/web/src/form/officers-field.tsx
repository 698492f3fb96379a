import type { OfficerRow } from '@rollcall/shared/resources/officers';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { NamedSelect } from '../controls/named-select.tsx';
import { useSettled } from '../filters/use-settled.ts';
import { formatPerson } from '../format/format-person.ts';
import { hasLeft } from '../format/has-left.ts';
import { useWords } from '../language/use-words.ts';

interface Props {
  label: string;
  id?: string;
  value?: string[];
  onChange?: (badgeNos: string[]) => void;
}

/** Several officers in a form, found by what is typed; the form fills in id, value and onChange. */
export function OfficersField({ label, id, value, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const { officer: left } = useWords(retiringWords);
  const asked = useSettled(typed);
  const { answer, loading } = useAnswer<{ rows: OfficerRow[] }>('officers', { state: 'all', q: asked, limit: 20 });
  return (
    <NamedSelect<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      label={label}
      placeholder={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={loading}
      options={(answer?.rows ?? []).map((officer) => ({
        value: officer.badgeNo,
        label: hasLeft(officer) ? `${formatPerson(officer)} · ${left}` : formatPerson(officer),
      }))}
      value={value ?? []}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
