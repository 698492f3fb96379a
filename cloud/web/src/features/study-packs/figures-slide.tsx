import type { Slide } from '@rollcall/shared/resources/study-packs';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { metricWords } from '@rollcall/shared/words/metrics';
import { slideWords } from '@rollcall/shared/words/study-pack-page';
import { useWords } from '../../language/use-words.ts';
import { arrows, courseOf } from '../bulletins/course.ts';
import { formatShare } from '../metrics/format-value.ts';
import classes from './slides.module.css';

/** The figures of the whole brigade, now and before. */
export function FiguresSlide({ slide }: { slide: Extract<Slide, { kind: 'figures' }> }) {
  const texts = useWords(slideWords);
  const { ways } = useWords(bulletinPageWords);
  const { metrics } = useWords(metricWords);
  const { none } = useWords(commonWords);
  return (
    <ul className={classes.figures}>
      {slide.figures.map(({ metric, now, before }) => {
        const course = courseOf(now, before);
        return (
          <li key={metric}>
            <span className={classes.metric}>{metrics[metric]}</span>
            <strong className={classes.share}>{formatShare(now, none)}</strong>
            <span className={classes.was}>
              {course === null ? null : (
                <span className={classes[course.way]} title={ways[course.way](course.points)}>
                  {arrows[course.way]} {course.way === 'same' ? null : course.points}{' '}
                </span>
              )}
              {texts.before(formatShare(before, none))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
