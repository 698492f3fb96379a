import { findingListWords } from '@rollcall/shared/words/findings';
import { useIsPhone } from '../../browser/use-is-phone.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useWords } from '../../language/use-words.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** On a phone, where cards have no heads to click: which findings come first. */
export function FindingOrder() {
  const { sort: label, sorts } = useWords(findingListWords);
  const [{ sort = '-foundAt' }, change] = useUrlQuery(['sort']);
  if (!useIsPhone()) return null;
  return (
    <NamedSelect
      label={label}
      style={{ minWidth: 130 }}
      value={sort}
      options={Object.entries(sorts).map(([value, name]) => ({ value, label: name }))}
      onChange={(chosen) => change({ sort: chosen === '-foundAt' ? undefined : chosen })}
    />
  );
}
