import type { UnitRow } from '@rollcall/shared/http/units';
import { commonWords } from '@rollcall/shared/words/common';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { useWords } from '../language/use-words.ts';
import { NamedSelect } from './named-select.tsx';

interface Props {
  value: string | undefined;
  onChange: (unitCode: string | undefined) => void;
}

/**
 * Chooses one of the units that the account sees, or all of them; retired ones have their past, and are marked. HQ is asked for them
 * once somebody goes there.
 */
export function UnitSelect({ value, onChange }: Props) {
  const texts = useWords(commonWords);
  const { unit: retiredMark } = useWords(retiringWords);
  const [entered, setEntered] = useState(false);
  const { answer } = useAnswer<{ rows: UnitRow[] }>('units', {}, { enabled: entered || value !== undefined });
  return (
    <NamedSelect
      label={texts.unit}
      style={{ minWidth: 150 }}
      value={value ?? ''}
      onChange={(unitCode) => onChange(unitCode || undefined)}
      onFocus={() => setEntered(true)}
      options={[
        { value: '', label: texts.allUnits },
        ...(answer?.rows ?? []).map(({ unitCode, name, retired }) => ({
          value: unitCode,
          label: retired ? `${name} · ${retiredMark}` : name,
        })),
      ]}
    />
  );
}
