import type { DrawPlanRow } from '@rollcall/shared/resources/draw-plans';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { Drawer } from 'antd';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { PlanInWords } from './plan-in-words.tsx';

/** One version of the plan. Versions never change. */
export function PlanDrawer({ row, hint, onClose }: { row: DrawPlanRow; hint: string; onClose: () => void }) {
  const texts = useWords(drawPlanWords);
  return (
    <Drawer open onClose={onClose} size={560} title={texts.titleOf(row.version)}>
      <PlanInWords row={row} />
      <FactList
        facts={[
          { name: texts.firstDraw, value: hint },
          { name: texts.setBy, value: row.setBy },
          { name: texts.setAt, value: formatFull(row.setAt) },
          { name: texts.reason, value: row.reason },
        ]}
      />
    </Drawer>
  );
}
