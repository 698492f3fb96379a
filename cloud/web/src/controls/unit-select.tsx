import type { UnitRow } from '@rollcall/shared/http/units';
import { useAnswer } from '../api/use-answer.ts';
import { commonTexts } from '../texts/common-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { NamedSelect } from './named-select.tsx';

interface Props {
  value: string | undefined;
  onChange: (unitCode: string | undefined) => void;
}

/** Chooses one of the units that the account sees, or all of them. */
export function UnitSelect({ value, onChange }: Props) {
  const texts = useTexts(commonTexts);
  const { answer } = useAnswer<{ rows: UnitRow[] }>('units');
  return (
    <NamedSelect
      label={texts.unit}
      style={{ minWidth: 150 }}
      value={value ?? ''}
      onChange={(unitCode) => onChange(unitCode || undefined)}
      options={[
        { value: '', label: texts.allUnits },
        ...(answer?.rows ?? []).map(({ unitCode, name }) => ({ value: unitCode, label: name })),
      ]}
    />
  );
}
