import type { Stratum } from '@rollcall/shared/draw/plan';
import type { DrawPlanRow } from '@rollcall/shared/resources/draw-plans';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { useWords } from '../../language/use-words.ts';
import classes from './draw-plans.module.css';
import { useSchedule } from './use-schedule.ts';
import { useSelectors } from './use-selectors.ts';

/** A plan as an officer would say it: who is drawn in which ratio, and when. */
export function PlanInWords({ row: { plan, schedule } }: { row: Pick<DrawPlanRow, 'plan' | 'schedule'> }) {
  const texts = useWords(drawPlanWords);
  const selectors = useSelectors();
  const scheduleOf = useSchedule();
  const selects = (stratum: Stratum) =>
    selectors
      .flatMap(({ selector, label, choices }) => {
        const wanted = stratum[selector];
        if (wanted === undefined) return [];
        const names = wanted.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
        return [`${label}${texts.is}${names.join(texts.and)}`];
      })
      .join(texts.next);
  return (
    <div className={classes.words}>
      <p>{texts.order}</p>
      <ol>
        {plan.strata.map((stratum, nr) => (
          <li key={stratum.key}>
            <strong>{nr === plan.strata.length - 1 ? texts.rest : selects(stratum) || stratum.key}</strong>
            {texts.is}
            {texts.amount(`${stratum.perMille / 10}%`, stratum.minimum, stratum.cap)}{' '}
            <span className={classes.quiet}>({stratum.key})</span>
          </li>
        ))}
      </ol>
      <p>{texts.turnText(plan.turn)}</p>
      <p>{texts.closesText(scheduleOf(schedule), schedule.leastMinutes)}</p>
    </div>
  );
}
