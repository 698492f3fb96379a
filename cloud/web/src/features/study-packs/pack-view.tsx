import type { StudyPackDetail } from '@rollcall/shared/resources/study-packs';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { historyWords } from '@rollcall/shared/words/history';
import { studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { studyPackWords } from '@rollcall/shared/words/study-packs';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { useEntry } from '../../url/use-entry.ts';
import { letterOf } from './letter-of.ts';
import classes from './pack-view.module.css';
import { SlideFrame } from './slide-frame.tsx';
import { SlideView } from './slide-view.tsx';
import { readable } from './use-fit.ts';

const PackDrawer = later({ load: async () => (await import('./pack-drawer.tsx')).PackDrawer });

/** One study pack: what it was made of, and its slides in order. On paper it is the slides alone. */
export function PackView({ pack }: { pack: StudyPackDetail }) {
  const texts = useWords(studyPackPageWords);
  const words = useWords(studyPackWords);
  const { issueOf } = useWords(bulletinPageWords);
  const { edit } = useWords(commonWords);
  const { history } = useWords(historyWords);
  const navigate = useNavigate();
  const can = useCan();
  const { entry, open, close } = useEntry();
  usePageTitle(pack.title);
  const writes = can('training.cases');
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Link to={paths.studyPacks()}>{words.packs}</Link>
        <span aria-hidden="true">/</span>
        <h1>{pack.title}</h1>
        <span className={classes.acts}>
          {pack.may.write ? <Button onClick={() => open('edit')}>{edit}</Button> : null}
          <Button onClick={() => window.print()}>{texts.print}</Button>
          <Button type="primary" onClick={() => void navigate(paths.presentation(pack.packId))}>
            {texts.present}
          </Button>
        </span>
      </div>
      <div className={classes.screen}>
        <TrainingNav />
        <p className={classes.about}>
          <span>
            {texts.madeOf}{' '}
            {can('bulletins.read') ? <Link to={paths.bulletin(pack.bulletinId)}>{issueOf(pack)}</Link> : issueOf(pack)}
          </span>
          <span>{texts.period(pack)}</span>
          <span>{texts.slideCount(pack.slides.length)}</span>
          {pack.sessions === 0 ? null : <span>{texts.sessions(pack.sessions)}</span>}
          {writes && pack.fixed ? <strong>{texts.fixed}</strong> : null}
        </p>
      </div>
      <ol className={classes.slides} aria-label={texts.slides}>
        {pack.slides.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slide is known by its place
          <li key={index}>
            <Preview pack={pack} index={index} />
          </li>
        ))}
      </ol>
      <div className={classes.screen}>
        {pack.questionsWithAnswers === null || pack.questionsWithAnswers.length === 0 ? null : (
          <Section title={texts.answersHere}>
            <ol className={classes.answers}>
              {pack.questionsWithAnswers.map(({ text, options, right }) => (
                <li key={`${text} ${options.join()}`}>
                  {text}{' '}
                  <strong>
                    {letterOf(right)}. {options[right]}
                  </strong>
                </li>
              ))}
            </ol>
          </Section>
        )}
        {writes ? (
          <Section title={history}>
            <HistoryList history={pack.history} omit={['bulletinId', 'issue', 'year', 'number', 'kind']} />
          </Section>
        ) : null}
      </div>
      {entry === 'edit' && pack.may.write ? <PackDrawer pack={pack} onClose={close} /> : null}
    </div>
  );
}

function Preview({ pack, index }: { pack: StudyPackDetail; index: number }) {
  const texts = useWords(studyPackPageWords);
  const [fit, setFit] = useState(1);
  return (
    <>
      <div className={classes.preview}>
        <SlideFrame>
          <SlideView pack={pack} index={index} onFit={setFit} />
        </SlideFrame>
      </div>
      {fit < readable ? <p className={classes.tooLong}>{texts.tooLong}</p> : null}
    </>
  );
}
