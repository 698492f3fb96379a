import { commonWords } from '@rollcall/shared/words/common';
import { Button } from 'antd';
import { useWords } from '../language/use-words.ts';

interface Props<Name extends string> {
  filters: Partial<Record<Name, string>>;
  names: readonly Name[];
  onChange: (changes: Partial<Record<Name, undefined>>) => void;
}

/** Takes every filter away at once; shown while there is one. */
export function ClearFilters<Name extends string>({ filters, names, onChange }: Props<Name>) {
  const { reset } = useWords(commonWords);
  if (names.every((name) => filters[name] === undefined)) return null;
  const none = Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Record<Name, undefined>>;
  return (
    <Button type="link" onClick={() => onChange(none)}>
      {reset}
    </Button>
  );
}
