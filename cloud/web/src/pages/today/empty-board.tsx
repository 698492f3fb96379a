import { tableWords } from '@rollcall/shared/words/tables';
import { todayWords } from '@rollcall/shared/words/today';
import { Empty } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';

/** Nobody is on duty, or nobody whom the filters let through. */
export function EmptyBoard({ filtered }: { filtered: boolean }) {
  const texts = useWords(todayWords);
  const { loosenFilters } = useWords(tableWords);
  const hint = useCan()('shifts.write') ? texts.emptyDayHint : undefined;
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      style={{ padding: '48px 0' }}
      description={
        <>
          <strong>{filtered ? texts.nobodyMatches : texts.emptyDay}</strong>
          <div>{filtered ? loosenFilters : hint}</div>
        </>
      }
    />
  );
}
