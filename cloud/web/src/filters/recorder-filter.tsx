import type { RecorderRow } from '@rollcall/shared/http/recorders';
import { filterWords } from '@rollcall/shared/words/filters';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { useWords } from '../language/use-words.ts';
import type { Filter } from './filter.ts';
import { SearchedFilter } from './searched-filter.tsx';

export function RecorderFilter(filter: Filter & { id?: string | undefined; label?: string }) {
  const texts = useWords(filterWords);
  const { recorder: scrapped } = useWords(retiringWords);
  return (
    <SearchedFilter<RecorderRow>
      {...filter}
      label={filter.label ?? texts.recorder}
      path="recorders"
      optionOf={({ recorderSerial, state }) => ({
        value: recorderSerial,
        label: state === 'scrapped' ? `${recorderSerial} · ${scrapped}` : recorderSerial,
      })}
      width={120}
    />
  );
}
