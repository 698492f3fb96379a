import { CheckCircleOutlined } from '@ant-design/icons';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import { formatDuration } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './review-footage.module.css';
import type { Watched } from './use-watched.ts';

interface Props {
  watched: Watched;
  reviewing: boolean;
  length: number;
}

/** `已看 12 分 / 需看 30 分`, as HQ counts it. */
export function WatchedSum({ watched: { sum, unsent }, reviewing, length }: Props) {
  const texts = useWords(reviewFootageWords);
  const { language } = useLanguage();
  if (length === 0) return null;
  const said = (ms: number) => formatDuration(ms, language);
  const { totalMs, watchedMs, neededMs } = sum;
  if (!reviewing) return <>{texts.watchedAll(said(watchedMs), said(totalMs))}</>;
  return (
    <>
      <span className={classes.sum} data-tip={texts.rule}>
        {texts.watchedOf(said(watchedMs), said(neededMs))}
        {watchedMs >= neededMs ? (
          <span className={classes.enough}>
            <CheckCircleOutlined aria-hidden /> {texts.enough}
          </span>
        ) : null}
      </span>
      {unsent ? <span className={classes.unsent}>{texts.unsent}</span> : null}
    </>
  );
}
