import type { History } from '@rollcall/shared/http/history';
import { useLanguage } from '../language/language-context.ts';
import { useStationNames } from '../stations/use-station-names.ts';
import { commonTexts } from '../texts/common-texts.ts';
import { historyTexts } from '../texts/history-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { describeValue } from './describe-value.ts';
import { flattenDetail } from './flatten-detail.ts';
import classes from './history-detail.module.css';

/** What a fact says beyond its type: of a change only what changed. */
export function HistoryDetail({ detail, omit }: { detail: History[number]['detail']; omit: readonly string[] }) {
  const { language } = useLanguage();
  const names: Record<string, string> = useTexts(historyTexts).details;
  const { and } = useTexts(commonTexts);
  const stationNames = useStationNames();
  const entries = flattenDetail(detail).filter(({ name }) => !omit.includes(name));
  if (entries.length === 0) return null;
  return (
    <dl className={classes.detail}>
      {entries.map(({ name, values }) => (
        <div key={name}>
          <dt>{names[name] ?? name}</dt>
          <dd>{values.map((value) => describeValue(name, value, { language, and, stationNames })).join(' → ')}</dd>
        </div>
      ))}
    </dl>
  );
}
