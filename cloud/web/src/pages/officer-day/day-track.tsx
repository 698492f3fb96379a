import type { TrackOfDay } from '@rollcall/shared/resources/tracks';
import { trackWords } from '@rollcall/shared/words/tracks';
import { LaterTrackDetails } from '../../features/tracks/later-track-details.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import classes from './officer-day-view.module.css';
import { timeOn } from './time-on.ts';

interface Props {
  badgeNo: string;
  date: string;
  track: TrackOfDay | undefined;
  headAt: number | undefined;
  onPick: (at: number) => void;
}

/** Where the officer's recorders were, and what was marked on them; nothing where no file tells. */
export function DayTrack({ badgeNo, date, track, headAt, onPick }: Props) {
  const texts = useWords(trackWords);
  const { language } = useLanguage();
  if (!track || track.points.length + track.bookmarks.length + track.restricted === 0) return null;
  return (
    <Section title={texts.title} hint={texts.hint}>
      <LaterTrackDetails
        track={track}
        query={{ badgeNo, date }}
        severalRecordings
        timeOf={({ at, shownAt }) => timeOn(at ?? shownAt, { date, language, seconds: true })}
        headAt={headAt}
        onPick={onPick}
      />
      {track.restricted > 0 ? <p className={classes.quiet}>{texts.restricted(track.restricted)}</p> : null}
    </Section>
  );
}
