import { Empty } from 'antd';
import { tableTexts } from '../../texts/table-texts.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Nobody is on duty, or nobody whom the filters let through. */
export function EmptyBoard({ filtered }: { filtered: boolean }) {
  const texts = useTexts(todayTexts);
  const { loosenFilters } = useTexts(tableTexts);
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      style={{ padding: '48px 0' }}
      description={
        <>
          <strong>{filtered ? texts.nobodyMatches : texts.emptyDay}</strong>
          <div>{filtered ? loosenFilters : texts.emptyDayHint}</div>
        </>
      }
    />
  );
}
