import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { drawWords, itemKindNames } from '@rollcall/shared/words/draws';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { ShortDigest } from '../draws/short-digest.tsx';
import { useStratumName } from '../draws/use-stratum-name.ts';
import classes from './bulletins.module.css';

type Drawn = BulletinDetail['content']['checks']['draws'][number];

/** What was drawn and reviewed, stratum by stratum, against what the plan prescribes; and field inspections. */
export function ChecksPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { draws, inspections } = shown.content.checks;
  return (
    <>
      {draws.map((draw) => (
        <OneDraw key={draw.draw} draw={draw} />
      ))}
      <p>{texts.inspections(inspections.done, inspections.faults)}</p>
    </>
  );
}

function OneDraw({
  draw: { draw, state, finishedAt, population, heard, asked, turns, seed, root, strata, skips },
}: {
  draw: Drawn;
}) {
  const texts = useWords(bulletinPageWords);
  const words = useWords(drawWords);
  const { language } = useLanguage();
  const can = useCan()('checks.read');
  const nameOf = useStratumName();
  const title = words.no(draw);
  return (
    <section className={classes.draw} aria-label={title}>
      <h3>
        {can ? <Link to={paths.draw(draw)}>{title}</Link> : title}
        {state === 'void' ? <span className={classes.down}> · {texts.voidDraw}</span> : null}
        <span className={classes.quiet}> · {formatFull(finishedAt)}</span>
      </h3>
      <p>
        {texts.drawLine(population, heard, asked)} {turns > 0 ? texts.turns(turns) : null}
      </p>
      {strata.length === 0 ? null : (
        <PlainTable
          name={`${title} · ${texts.stratum}`}
          rows={strata}
          rowKey={({ key }) => key}
          columns={[
            { title: texts.stratum, cell: ({ key }) => nameOf(key) },
            {
              title: texts.prescribed,
              cell: ({ perMille, minimum, cap }) => texts.prescribedOf(String(perMille / 10), minimum, cap),
            },
            { title: texts.size, number: true, cell: ({ size }) => size },
            {
              title: texts.drawn,
              number: true,
              cell: ({ drawn, capped }) => `${drawn}${capped ? texts.capped : ''}`,
            },
            { title: texts.done, number: true, cell: ({ done }) => done },
            { title: texts.passed, number: true, cell: ({ passed }) => passed },
            { title: texts.skipped, number: true, cell: ({ skipped }) => skipped },
          ]}
        />
      )}
      {skips.length === 0 ? null : (
        <div className={classes.skips}>
          <span className={classes.quiet}>{texts.skips}</span>
          <ul>
            {skips.map(({ kind, item, reason }) => (
              <li key={item}>{texts.says(itemKindNames[kind][language], reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {seed === null ? null : <Digest name={texts.seed} text={seed} />}
      {root === null ? null : <Digest name={texts.root} text={root} />}
    </section>
  );
}

/** Short on the screen, whole on paper. */
function Digest({ name, text }: { name: string; text: string }) {
  return (
    <div className={classes.digest}>
      <span className={classes.quiet}>{name}</span>
      <span className={classes.screen}>
        <ShortDigest name={name} text={text} />
      </span>
      <code className={classes.onPaper}>{text}</code>
    </div>
  );
}
