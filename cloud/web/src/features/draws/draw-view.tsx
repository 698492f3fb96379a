import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import type { DrawDetail } from '@rollcall/shared/resources/draws';
import { entryNumberOf } from '@rollcall/shared/rules/entry-number';
import { drawWords } from '@rollcall/shared/words/draws';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import page from '../../parts/list-head.module.css';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { drawLooks } from '../../state/draw-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { DrawSkips } from './draw-skips.tsx';
import { CommitmentsTable, RosterTable, SecretsTable } from './draw-stations.tsx';
import classes from './draw-view.module.css';
import { ReplayDraw } from './replay-draw.tsx';
import { ShortDigest } from './short-digest.tsx';
import { StepStrip } from './step-strip.tsx';
import { type DrawStep, drawSteps, stepsOf } from './steps-of.ts';
import { StrataTable } from './strata-table.tsx';

/** One draw, step by step, so that whoever reads it can tell that nobody chose what was drawn, or who could have. */
export function DrawView({ shown }: { shown: DrawDetail }) {
  const texts = useWords(drawWords);
  const { language } = useLanguage();
  const can = useCan();
  const { draw, state, places } = shown;
  const title = texts.no(draw);
  usePageTitle(`${texts.title} ${title}`);
  const steps = stepsOf(shown);
  const time = (at: string | null) => (at === null ? '' : formatDayTime(at, language));
  return (
    <>
      <div className={page.head}>
        <Link to={paths.draws()}>{texts.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
        <StateTag look={drawLooks[state]} />
        {shown.finishedAt !== null && can('reviews.read') ? (
          <Link to={paths.reviewProgress({ draw: String(draw) })}>{texts.reviews}</Link>
        ) : null}
      </div>
      <p className={page.intro}>{texts.hint}</p>
      <div className={classes.page}>
        <StepStrip steps={steps} />
        {shown.voidedAt === null ? null : (
          <Section title={texts.states.void} hint={time(shown.voidedAt)}>
            <p>{texts.voidText}</p>
          </Section>
        )}
        <Step of="fixed" title={texts.fixedTitle} steps={steps} place={places.fixed}>
          <p>
            {texts.fixedText(
              shown.fixed.plan.version,
              shown.fixed.roster.length,
              new Set(shown.fixed.roster.map(({ unit }) => unit)).size,
              draw === 1,
            )}{' '}
            {shown.fixed.order.draw === 0 ? texts.orderFirst : texts.orderBySeed(shown.fixed.order.draw)}{' '}
            <Link to={paths.drawPlan({ entry: String(shown.fixed.plan.version) })}>{texts.plan}</Link>
          </p>
          <RosterTable shown={shown} />
        </Step>
        <Step
          of="announced"
          title={texts.announcedTitle}
          steps={steps}
          at={time(shown.announcedAt)}
          place={places.announcement}
        >
          <p>{texts.announcedText}</p>
          {shown.announcedAt === null ? (
            <p className={classes.quiet}>{texts.ahead.announced}</p>
          ) : (
            <>
              <p>{texts.asking(shown.asked, shown.heard)}</p>
              {state === 'announced' && shown.heard < shown.enough ? (
                <p className={classes.quiet}>{texts.ahead.enough(shown.enough)}</p>
              ) : null}
              <CommitmentsTable shown={shown} />
            </>
          )}
        </Step>
        <Step of="closed" title={texts.closedTitle} steps={steps} at={time(shown.closedAt)} place={places.close}>
          {shown.closedAt === null ? (
            <p className={classes.quiet}>
              {shown.closesAt === null ? null : texts.ahead.closed(time(shown.closesAt))} {texts.ahead.list}
            </p>
          ) : (
            <>
              <p>
                {texts.closedText(shown.population ?? 0)}{' '}
                {shown.excluded > 0 ? texts.excludedText(shown.excluded) : null}{' '}
                {shown.again.length > 0 ? texts.againText(shown.again.join(texts.and)) : null}
              </p>
              {shown.root === null ? null : (
                <FactList facts={[{ name: texts.root, value: <ShortDigest name={texts.root} text={shown.root} /> }]} />
              )}
            </>
          )}
        </Step>
        <Step of="revealed" title={texts.revealedTitle} steps={steps}>
          <p>{texts.revealedText}</p>
          {shown.closedAt === null ? (
            <p className={classes.quiet}>{texts.ahead.revealed}</p>
          ) : (
            <>
              <p>{shown.heard === 0 ? texts.nobodyCommitted : texts.opening(shown.opened, shown.heard)}</p>
              <SecretsTable shown={shown} />
            </>
          )}
        </Step>
        <Step of="drawn" title={texts.drawnTitle} steps={steps} at={time(shown.finishedAt)} place={places.finish}>
          <p>{texts.drawnText}</p>
          {shown.seed === null ? (
            <p className={classes.quiet}>{texts.ahead.drawn}</p>
          ) : (
            <FactList facts={[{ name: texts.seed, value: <ShortDigest name={texts.seed} text={shown.seed} /> }]} />
          )}
          <div className={classes.strata}>
            <StrataTable shown={shown} />
          </div>
          {shown.turns === null || shown.turns === 0 ? null : (
            <p>{texts.turnText(shown.turns, shown.fixed.plan.turn)}</p>
          )}
          {shown.population === null ? null : (
            <div className={classes.links}>
              {shown.sampled === null ? null : (
                <Link to={paths.drawItems({ draw: String(draw), drawn: 'yes' })}>
                  {texts.counted(texts.sample, shown.sampled)}
                </Link>
              )}
              <Link to={paths.drawItems({ draw: String(draw) })}>{texts.counted(texts.all, shown.population)}</Link>
            </div>
          )}
        </Step>
        <DrawSkips shown={shown} />
        <Section title={texts.boundTitle}>
          <p>{shown.closedAt === null ? texts.boundEarly : texts.bound(shown.heard)}</p>
          <p className={classes.quiet}>{texts.times}</p>
        </Section>
        <ReplayDraw draw={draw} ready={places.close !== null} />
      </div>
    </>
  );
}

/** One step: what it is for, when it happened, where it stands in the ledger. */
function Step({
  of,
  title,
  steps,
  at = '',
  place,
  children,
}: {
  of: DrawStep;
  title: string;
  steps: ReturnType<typeof stepsOf>;
  at?: string;
  /** Left out: the step has no leaf of its own. */
  place?: LeafPlace | null;
  children: ReactNode;
}) {
  const texts = useWords(drawWords);
  const nr = drawSteps.indexOf(of) + 1;
  const happened = at !== '' || of === 'fixed';
  return (
    <div id={of} className={classes.step}>
      <Section
        title={`${texts.step(nr)} · ${title}`}
        hint={
          <>
            {[texts.stepStates[steps[of]], at].filter(Boolean).join(' · ')}
            {place === undefined || !happened ? null : (
              <>
                {' · '}
                {place === null ? (
                  texts.notInLedger
                ) : (
                  <>
                    {texts.leaf(entryNumberOf(place.index))}{' '}
                    <ShortDigest name={texts.leaf(entryNumberOf(place.index))} text={place.hash} />
                  </>
                )}
              </>
            )}
          </>
        }
      >
        {children}
      </Section>
    </div>
  );
}
