import { Button } from 'antd';
import { commonTexts } from '../texts/common-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

interface Props<Name extends string> {
  filters: Partial<Record<Name, string>>;
  names: readonly Name[];
  onChange: (changes: Partial<Record<Name, undefined>>) => void;
}

/** Takes every filter away at once; shown while there is one. */
export function ClearFilters<Name extends string>({ filters, names, onChange }: Props<Name>) {
  const { reset } = useTexts(commonTexts);
  if (names.every((name) => filters[name] === undefined)) return null;
  const none = Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Record<Name, undefined>>;
  return (
    <Button type="link" onClick={() => onChange(none)}>
      {reset}
    </Button>
  );
}
