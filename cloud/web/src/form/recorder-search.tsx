import { RecorderFilter } from '../filters/recorder-filter.tsx';

interface Props {
  label: string;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}

/** A recorder in a form, which fills in id, value and onChange. */
export function RecorderSearch({ label, id, value, onChange }: Props) {
  return <RecorderFilter label={label} id={id} value={value} onChange={(serial) => onChange?.(serial)} />;
}
