import { Empty } from 'antd';
import { useCan } from '../../session/use-can.ts';
import { tableTexts } from '../../texts/table-texts.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Nobody is on duty, or nobody whom the filters let through. */
export function EmptyBoard({ filtered }: { filtered: boolean }) {
  const texts = useTexts(todayTexts);
  const { loosenFilters } = useTexts(tableTexts);
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
