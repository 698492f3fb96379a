import type { Figure } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { shareOf } from '@rollcall/shared/rules/metrics';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { metricWords } from '@rollcall/shared/words/metrics';
import { useState } from 'react';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useWords } from '../../language/use-words.ts';
import { formatShare } from '../metrics/format-value.ts';
import classes from './bulletins.module.css';
import { useNames } from './use-names.ts';

/** One metric of the units beside each other: a bar now, and a line across it where it was. */
export function UnitBars({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { none } = useWords(commonWords);
  const { metrics, formulas, formula } = useWords(metricWords);
  const name = useNames(shown);
  const { overview } = shown.content;
  const all = overview.total.map(({ metric }) => metric);
  const [metric, setMetric] = useState<Figure['metric']>(
    all.includes('coverage') ? 'coverage' : (all[0] ?? 'coverage'),
  );
  const rows = [
    ...overview.units.map(({ unitCode, figures }) => ({ key: unitCode ?? '', name: name.unit(unitCode), figures })),
    { key: 'total', name: texts.whole, figures: overview.total },
  ].flatMap(({ figures, ...row }) => {
    const figure = figures.find((one) => one.metric === metric);
    return figure === undefined ? [] : [{ ...row, ...figure }];
  });
  return (
    <figure className={classes.chart}>
      <figcaption>
        <h3>
          {texts.chart} · {metrics[metric]}
        </h3>
        <span className={classes.screen}>
          <NamedSelect
            label={texts.chartMetric}
            size="small"
            value={metric}
            style={{ minWidth: 120 }}
            popupMatchSelectWidth={false}
            options={all.map((value) => ({ value, label: metrics[value] }))}
            onChange={setMetric}
          />
        </span>
      </figcaption>
      <ul className={classes.bars}>
        {rows.map(({ key, name: unit, now, before }) => (
          <li key={key}>
            <span>{unit}</span>
            <span className={classes.scale} aria-hidden="true">
              <span className={classes.barNow} style={{ width: percent(now) }} />
              {shareOf(before) === null ? null : (
                <span className={classes.barWas} style={{ insetInlineStart: percent(before) }} />
              )}
            </span>
            <span className={classes.number}>{formatShare(now, none)}</span>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>
        {texts.chartLegend} {formula(metrics[metric], formulas[metric])}
      </p>
    </figure>
  );
}

const percent = (value: Figure['now']) => `${Math.min(1, shareOf(value) ?? 0) * 100}%`;
