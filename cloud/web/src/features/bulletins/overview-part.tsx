import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { metricWords } from '@rollcall/shared/words/metrics';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './bulletins.module.css';
import { FigureCell, type RowsOf } from './figure-cell.tsx';
import { UnitBars } from './unit-bars.tsx';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

/** Every metric of every squad and section, now and before, with the sum, and of campaigns. */
export function OverviewPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { metrics, formulas, formula } = useWords(metricWords);
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('metrics.read');
  const { overview, campaigns, period, before } = shown.content;
  const shownMetrics = overview.total.map(({ metric }) => metric);
  const row = (figures: typeof overview.total, of: RowsOf, opens: boolean) =>
    shownMetrics.map((metric) => {
      const figure = figures.find((one) => one.metric === metric);
      return (
        <td key={metric}>
          {figure === undefined ? null : (
            <FigureCell figure={figure} period={period} before={before} of={of} opens={opens && can} />
          )}
        </td>
      );
    });
  return (
    <>
      <p className={classes.hint}>
        {texts.overviewHint} {can && sees(null) ? <span className={classes.screen}>{texts.opensRows}</span> : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className={classes.scroll} tabIndex={0}>
        <table className={classes.figures} aria-labelledby="title-overview">
          <thead>
            <tr>
              <th scope="col">{texts.unit}</th>
              {shownMetrics.map((metric) => (
                <th key={metric} scope="col" title={formula(metrics[metric], formulas[metric])}>
                  {metrics[metric]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {overview.units.map(({ unitCode, figures }) => (
              <tr key={unitCode ?? ''}>
                <th scope="row">{name.unit(unitCode)}</th>
                {row(figures, { unitCode: unitCode ?? 'none' }, sees(unitCode))}
              </tr>
            ))}
            <tr className={classes.sum}>
              <th scope="row">{texts.whole}</th>
              {row(overview.total, {}, sees(null))}
            </tr>
            {campaigns.map(({ campaignId, name: campaign, figures }) => (
              <tr key={campaignId}>
                <th scope="row">
                  <span className={classes.small}>{texts.campaign}</span> {campaign}
                </th>
                {row(figures, { campaignId }, sees(null))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <UnitBars shown={shown} />
      <section className={classes.formulas} aria-label={texts.formulas}>
        <h3>{texts.formulas}</h3>
        <ul>
          {shownMetrics.map((metric) => (
            <li key={metric}>{formula(metrics[metric], formulas[metric])}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
