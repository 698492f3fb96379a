import { OfficerFilter } from '../filters/officer-filter.tsx';

interface Props {
  label: string;
  id?: string;
  value?: string | null;
  onChange?: (badgeNo: string | null) => void;
}

/** An officer in a form, which fills in id, value and onChange. */
export function OfficerField({ label, id, value, onChange }: Props) {
  return (
    <OfficerFilter
      label={label}
      id={id}
      value={value ?? undefined}
      onChange={(badgeNo) => onChange?.(badgeNo ?? null)}
    />
  );
}
