import { CloseOutlined, ExpandOutlined } from '@ant-design/icons';
import type { StudyPackDetail } from '@rollcall/shared/resources/study-packs';
import { slideWords } from '@rollcall/shared/words/study-pack-page';
import { Button } from 'antd';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useKey } from '../../keyboard/use-key.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './present.module.css';
import { SlideFrame } from './slide-frame.tsx';
import { SlideView } from './slide-view.tsx';

/** One slide as large as the screen. Keys and the halves of the screen turn the page; right answers come one by one. */
export function PresentView({ pack }: { pack: StudyPackDetail }) {
  const texts = useWords(slideWords);
  const navigate = useNavigate();
  const [{ slide }, change] = useUrlQuery(['slide']);
  const [answered, setAnswered] = useState(0);
  const [begun, setBegun] = useState(false);
  usePageTitle(pack.title);
  const last = pack.slides.length - 1;
  const index = Math.min(Math.max(Number.parseInt(slide ?? '1', 10) || 1, 1), last + 1) - 1;
  // Two quick presses of a key come before the page is drawn again.
  const at = useRef(index);
  useEffect(() => {
    at.current = index;
  }, [index]);
  const shown = pack.slides[index];
  const open = shown?.kind === 'questions' && pack.questionsWithAnswers !== null ? shown.questions.length : 0;
  const go = (to: number) => {
    setBegun(true);
    setAnswered(0);
    at.current = Math.min(Math.max(to, 0), last);
    change({ slide: String(at.current + 1) });
  };
  const next = () => {
    if (answered < open) {
      setBegun(true);
      setAnswered(answered + 1);
    } else if (at.current < last) go(at.current + 1);
  };
  const previous = () => go(at.current - 1);
  const leave = () => void navigate(paths.studyPack(pack.packId));
  const fullScreen = () => {
    setBegun(true);
    // Where the browser doesn't allow it, the slide stays as large as the window.
    const change = document.fullscreenElement === null ? enter() : document.exitFullscreen();
    change.catch(() => undefined);
  };
  useKey('ArrowRight', texts.next, next);
  useKey(' ', texts.next, next);
  useKey('PageDown', texts.next, next);
  useKey('ArrowLeft', texts.previous, previous);
  useKey('PageUp', texts.previous, previous);
  useKey('Home', texts.first, () => go(0));
  useKey('End', texts.last, () => go(last));
  useKey('f', texts.fullScreen, fullScreen);
  useKey('F', texts.fullScreen, fullScreen);
  // The browser itself leaves full screen by it, and keeps the key then.
  useKey('Escape', texts.leave, leave);
  return (
    <div className={classes.room}>
      <h1 className={classes.hidden}>{pack.title}</h1>
      <div className={classes.screen}>
        <SlideFrame>
          <SlideView pack={pack} index={index} answered={answered} />
        </SlideFrame>
      </div>
      <button
        type="button"
        className={classes.previous}
        aria-label={texts.previous}
        tabIndex={-1}
        onMouseDown={unfocused}
        onClick={previous}
      />
      <button
        type="button"
        className={classes.next}
        aria-label={texts.next}
        tabIndex={-1}
        onMouseDown={unfocused}
        onClick={next}
      />
      <div className={begun ? `${classes.hint} ${classes.faded}` : classes.hint}>
        <span className={classes.keys}>{texts.keys}</span>
        <Button size="small" icon={<ExpandOutlined />} onClick={fullScreen}>
          {texts.fullScreen}
        </Button>
        <Button size="small" icon={<CloseOutlined />} onClick={leave}>
          {texts.leave}
        </Button>
      </div>
    </div>
  );
}

/** In focus it would take the space bar. */
const unfocused = (event: MouseEvent) => event.preventDefault();

async function enter(): Promise<void> {
  await document.documentElement.requestFullscreen();
}
