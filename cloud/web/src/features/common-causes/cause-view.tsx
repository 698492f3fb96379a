import type { CauseDetail } from '@rollcall/shared/resources/common-causes';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { historyWords } from '@rollcall/shared/words/history';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { CauseDrawer } from './cause-drawer.tsx';
import { CauseFindings } from './cause-findings.tsx';
import classes from './cause-view.module.css';
import { DecideUndecided } from './decide-undecided.tsx';

/** One cause: what happened, how far the findings under it are, which may belong to it, and its history. */
export function CauseView({ cause }: { cause: CauseDetail }) {
  const { language } = useLanguage();
  const texts = useWords(commonCauseWords);
  const { history } = useWords(historyWords);
  const can = useCan();
  const [changing, setChanging] = useState(false);
  const { causeId, handlings, findings, undecided, proposed } = cause;
  usePageTitle(cause.title);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.commonCauses()}>{texts.pageTitle}</Link>
        <span aria-hidden="true">/</span>
        <h1>{cause.title}</h1>
        {cause.recommended ? <span className={classes.quiet}>{texts.recommended}</span> : null}
        {cause.mayChange ? <Button onClick={() => setChanging(true)}>{texts.edit}</Button> : null}
      </div>
      <div className={classes.page}>
        <Section title={texts.one}>
          <FactList
            facts={[
              { name: texts.kind, value: texts.kinds[cause.kind] },
              { name: texts.startsAt, value: formatFull(cause.startsAt) },
              { name: texts.endsAt, value: cause.endsAt === null ? texts.lasting : formatFull(cause.endsAt) },
              { name: texts.unit, value: cause.unitName ?? texts.brigade },
              { name: texts.text, value: <span className={classes.said}>{cause.text}</span> },
              {
                name: texts.recorded,
                value: `${signature(cause.recordedBy, cause.onBehalfOf, language)} · ${formatFull(cause.recordedAt)}`,
              },
            ]}
          />
          {cause.recommended ? <p className={classes.quiet}>{texts.recommendedHint}</p> : null}
        </Section>
        <Section title={texts.findings}>
          {findings === 0 ? (
            <p className={classes.quiet}>{texts.none}</p>
          ) : (
            <ul className={classes.counts}>
              <li>
                <Link to={paths.findings({ causeId })}>{texts.all(findings)}</Link>
              </li>
              {handlings.map(({ handling, count }) => (
                <li key={handling}>
                  <Link to={paths.findings({ causeId, handling })}>
                    <StateTag look={handlingLooks[handling]}>{` ${count}`}</StateTag>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {can('findings.decide') && undecided > 0 ? <DecideUndecided cause={cause} /> : null}
          {proposed > 0 ? (
            <p>
              <Link to={paths.findings({ likeCause: causeId })}>{texts.proposed(proposed)}</Link>{' '}
              <span className={classes.quiet}>{texts.proposedHint}</span>
            </p>
          ) : null}
        </Section>
        {findings === 0 ? null : <CauseFindings causeId={causeId} mayChange={cause.mayChange} />}
        <Section title={history}>
          <HistoryList history={cause.history} />
        </Section>
      </div>
      {changing ? (
        <CauseDrawer cause={cause} onSaved={() => setChanging(false)} onClose={() => setChanging(false)} />
      ) : null}
    </>
  );
}
