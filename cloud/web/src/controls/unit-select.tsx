import type { UnitRow } from '@rollcall/shared/resources/units';
import { commonWords } from '@rollcall/shared/words/common';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { useWords } from '../language/use-words.ts';
import { NamedSelect } from './named-select.tsx';
import { useChoices } from './use-choices.ts';

interface Props {
  value: string | undefined;
  onChange: (unitCode: string | undefined) => void;
}

/** Chooses one of the units that the account sees, or all of them; retired ones have their past, and are marked. */
export function UnitSelect({ value, onChange }: Props) {
  const texts = useWords(commonWords);
  const { unit: retiredMark } = useWords(retiringWords);
  const { rows, loading, onFocus } = useChoices<UnitRow>('units', {}, value);
  return (
    <NamedSelect
      label={texts.unit}
      style={{ minWidth: 150 }}
      value={value ?? ''}
      onChange={(unitCode) => onChange(unitCode || undefined)}
      loading={loading}
      onFocus={onFocus}
      options={[
        { value: '', label: texts.allUnits },
        ...rows.map(({ unitCode, name, retired }) => ({
          value: unitCode,
          label: retired ? `${name} · ${retiredMark}` : name,
        })),
      ]}
    />
  );
}
