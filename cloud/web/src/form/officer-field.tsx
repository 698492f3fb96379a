import { OfficerFilter } from '../filters/officer-filter.tsx';

/** An officer in a form, which fills in value and onChange. */
export function OfficerField(props: { value?: string | null; onChange?: (badgeNo: string | null) => void }) {
  return <OfficerFilter value={props.value ?? undefined} onChange={(badgeNo) => props.onChange?.(badgeNo ?? null)} />;
}
