import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { betterOf } from '@rollcall/shared/rules/metrics';
import { metricWords } from '@rollcall/shared/words/metrics';
import { Empty, Segmented } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ProvinceButton } from '../province/province-button.tsx';
import { metricKeys } from './metric-keys.ts';
import { scaleOf } from './plot.ts';
import { TrendPanel } from './trend-panel.tsx';
import { TrendTable } from './trend-table.tsx';
import classes from './trends.module.css';

/** Thirteen, so that the last one that is over has twelve with it or before it. */
const counts = { week: 14, month: 13 };

/** A table like that of other lists: what it takes isn't needed for the trends. */
const MetricRows = later({ load: async () => (await import('./metric-rows.tsx')).MetricRows });

/** Trends, or the rows behind one of their numbers. */
export function TrendsPage() {
  const [{ view }] = useUrlQuery(['view']);
  return view === 'rows' ? <MetricRows /> : <TrendsOfUnits />;
}

/** Which unit slips in what, and since when: a metric over time, units side by side. */
function TrendsOfUnits() {
  const texts = useWords(metricWords);
  const { language } = useLanguage();
  const [asked, change] = useUrlQuery(['metric', 'step']);
  const metric = metricKeys.find((one) => one === asked.metric) ?? 'coverage';
  const step = asked.step === 'month' ? 'month' : 'week';
  const query = { metric, step, count: counts[step] } as const;
  const { answer, problem, outdated, retry } = useRead('GET metrics/series', { query }, { refreshMs: 300_000 });
  usePageTitle(`${texts.title} · ${texts.metrics[metric]}`);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>{texts.title}</h1>
        <NamedSelect
          label={texts.metric}
          value={metric}
          style={{ minWidth: 150 }}
          popupMatchSelectWidth={false}
          options={metricKeys.map((value) => ({ value, label: texts.metrics[value] }))}
          onChange={(chosen) => change({ metric: chosen })}
        />
        <Segmented
          value={step}
          options={(['week', 'month'] as const).map((value) => ({ value, label: texts.step[value] }))}
          onChange={(chosen) => change({ step: chosen === 'week' ? undefined : chosen })}
        />
        <span className={classes.acts}>
          {answer ? <span className={classes.quiet}>{texts.asOf(formatDayTime(answer.asOf, language))}</span> : null}
          <ProvinceButton />
          <DownloadMenu table="trends" query={query} />
        </span>
      </div>
      {answer && !outdated ? (
        <Trends series={answer} />
      ) : problem ? (
        <ProblemNotice wholePage problem={problem} onRetry={retry} />
      ) : (
        <SkeletonRows columns={3} rows={12} />
      )}
    </div>
  );
}

function Trends({ series }: { series: MetricSeries }) {
  const texts = useWords(metricWords);
  const { metric, units } = series;
  const scale = scaleOf([...units.map(({ points }) => points), series.total.points]);
  const nameOf = ({ unitCode, unitName }: { unitCode: string | null; unitName: string | null }) =>
    unitName ?? unitCode ?? texts.noUnit;
  // Squads before sections, and of each those that slip first; within, by code.
  const place = ({ unitKind, slip }: MetricSeries['units'][number]) =>
    (unitKind === 'section' ? 2 : unitKind === null ? 4 : 0) + (slip === null ? 1 : 0);
  const ordered = [...units].sort((one, other) => place(one) - place(other));
  if (units.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.noUnits} />;
  return (
    <>
      <Section title={texts.chart}>
        <div className={classes.panels}>
          {ordered.map((unit) => (
            <TrendPanel key={unit.unitCode ?? ''} series={series} unit={unit} name={nameOf(unit)} scale={scale} />
          ))}
        </div>
        <ul className={classes.legend}>
          <li>
            <Key>
              <line x1="0" x2="30" y1="6" y2="6" className={classes.line} />
              <circle cx="15" cy="6" r="3.2" className={classes.dot} />
            </Key>
            {texts.legendUnit}
          </li>
          <li>
            <Key>
              <line x1="0" x2="30" y1="6" y2="6" className={classes.whole} />
            </Key>
            {texts.legendWhole}
          </li>
          <li>
            <Key>
              <circle cx="15" cy="6" r="3.2" className={classes.running} />
            </Key>
            {texts.legendRunning}
          </li>
          <li>
            <Key>
              <path
                d={betterOf(series.metric) === 'less' ? 'M10 11h10l-5 -9z' : 'M10 2h10l-5 9z'}
                className={classes.slipping}
              />
            </Key>
            {texts.slips}
          </li>
        </ul>
        <p className={classes.formula}>{texts.formula(texts.metrics[metric], texts.formulas[metric])}</p>
        <p className={classes.quiet}>{texts.slipRule}</p>
        {units.some(({ slip }) => slip !== null) ? null : <p className={classes.quiet}>{texts.noSlips}</p>}
      </Section>
      <Section title={texts.table} hint={texts.tableHint}>
        <TrendTable series={series} units={ordered} nameOf={nameOf} />
      </Section>
    </>
  );
}

function Key({ children }: { children: React.ReactNode }) {
  return (
    <svg viewBox="0 0 30 12" className={classes.key} aria-hidden="true">
      {children}
    </svg>
  );
}
