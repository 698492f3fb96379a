import type { ScorePreview } from '@rollcall/shared/resources/score-rules';
import { scoreRulesWords } from '@rollcall/shared/words/score-rules';
import { scoreWords } from '@rollcall/shared/words/scores';
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { formatPerson } from '../../format/format-person.ts';
import { formatMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { pointsOf } from './points.ts';
import classes from './scores.module.css';

type Month = ScorePreview['months'][number];

interface Compared {
  key: string;
  name: string;
  before: number | null;
  after: number | null;
}

/** So many are listed; the strip tells of all. */
const mostListed = 100;

/** What the last months would have been by the rules that were tried: a strip of the months, and the scores that would change. */
export function ScoreTrial({ preview: { months }, stale }: { preview: ScorePreview; stale: boolean }) {
  const texts = useWords(scoreRulesWords);
  const { language } = useLanguage();
  const [picked, setPicked] = useState(() => months.filter(changes).at(-1)?.month ?? '');
  const month = months.find((one) => one.month === picked);
  const rows = month === undefined ? [] : changed(month);
  return (
    <Section title={texts.previewTitle} hint={texts.previewHint}>
      {stale ? <Alert type="warning" showIcon title={texts.stale} /> : null}
      <PlainTable
        name={texts.previewTitle}
        rows={months}
        rowKey={(one) => one.month}
        columns={[
          { title: texts.month, cell: (one) => formatMonth(one.month, language) },
          {
            title: texts.before,
            width: '26%',
            cell: ({ officers }) => <MeanBar scores={officers.map((one) => one.before)} />,
          },
          {
            title: texts.after,
            width: '26%',
            cell: ({ officers }) => <MeanBar scores={officers.map((one) => one.after)} />,
          },
          {
            title: texts.changedOfAll,
            number: true,
            cell: ({ officers }) =>
              officers.length === 0 ? '' : `${officers.filter(differs).length} / ${officers.length}`,
          },
        ]}
      />
      {months.some(changes) ? (
        <>
          <Segmented
            aria-label={texts.month}
            style={{ marginBlock: 10 }}
            value={picked}
            options={months.filter(changes).map((one) => one.month)}
            onChange={setPicked}
          />
          <Changes rows={rows} />
        </>
      ) : (
        <p>{texts.nothingChanges}</p>
      )}
    </Section>
  );
}

function Changes({ rows }: { rows: readonly Compared[] }) {
  const texts = useWords(scoreRulesWords);
  const { notRated } = useWords(scoreWords);
  const shown = (tenths: number | null) => (tenths === null ? notRated : pointsOf(tenths));
  return (
    <>
      <PlainTable
        name={texts.change}
        rows={rows.slice(0, mostListed)}
        rowKey={({ key }) => key}
        columns={[
          { title: texts.name, cell: ({ name }) => name },
          { title: texts.before, number: true, cell: ({ before }) => shown(before) },
          { title: texts.after, number: true, cell: ({ after }) => shown(after) },
          {
            title: texts.change,
            number: true,
            cell: ({ before, after }) => {
              if (before === null || after === null) return '';
              return `${after < before ? '−' : '+'}${pointsOf(Math.abs(after - before))}`;
            },
          },
        ]}
      />
      {rows.length > mostListed ? <p className={classes.quiet}>{texts.tooMany(mostListed)}</p> : null}
    </>
  );
}

/** The mean of those that are rated, as a bar and as a number. */
function MeanBar({ scores }: { scores: readonly (number | null)[] }) {
  const rated = scores.filter((one) => one !== null);
  if (rated.length === 0) return null;
  const mean = Math.round(rated.reduce((sum, one) => sum + one, 0) / rated.length);
  return (
    <span className={classes.mean}>
      <span className={classes.scale} aria-hidden="true">
        <span className={classes.rated} style={{ insetInlineStart: 0, width: `${mean / 10}%` }} />
      </span>
      {pointsOf(mean)}
    </span>
  );
}

const differs = ({ before, after }: Pick<Compared, 'before' | 'after'>) => before !== after;

function changes({ units, officers }: Month): boolean {
  return units.some(differs) || officers.some(differs);
}

/** Units first, then officers, the largest change first. */
function changed({ units, officers }: Month): Compared[] {
  const far = ({ before, after }: Compared) => Math.abs((before ?? 0) - (after ?? 0));
  const sorted = (rows: Compared[]) => rows.filter(differs).sort((one, other) => far(other) - far(one));
  return [
    ...sorted(units.map(({ unitCode, unitName, ...scores }) => ({ key: unitCode, name: unitName, ...scores }))),
    ...sorted(
      officers.map(({ badgeNo, officerName, before, after }) => ({
        ...{ key: badgeNo, name: formatPerson({ badgeNo, name: officerName }), before, after },
      })),
    ),
  ];
}
