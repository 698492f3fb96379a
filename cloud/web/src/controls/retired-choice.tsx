import { retiringWords } from '@rollcall/shared/words/retiring';
import { Segmented } from 'antd';
import { useWords } from '../language/use-words.ts';

interface Props {
  /** What the list calls those that are in use, and all of them. */
  inUse: string;
  withRetired: string;
  /** As the address of the page has it. */
  value: string | undefined;
  onChange: (shown: 'all' | undefined) => void;
}

/** Whether a list shows what is retired, too. */
export function RetiredChoice({ inUse, withRetired, value, onChange }: Props) {
  return (
    <Segmented
      aria-label={useWords(retiringWords).shown}
      value={value === 'all' ? 'all' : 'in_use'}
      options={[
        { value: 'in_use', label: inUse },
        { value: 'all', label: withRetired },
      ]}
      onChange={(shown) => onChange(shown === 'all' ? 'all' : undefined)}
    />
  );
}
