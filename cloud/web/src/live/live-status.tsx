import { shellWords } from '@rollcall/shared/words/shell';
import { formatTime } from '../format/format-time.ts';
import { useWords } from '../language/use-words.ts';
import { useLiveState } from './live-context.ts';
import classes from './live-status.module.css';

/** Whether changes at HQ arrive by themselves, and since when not. */
export function LiveStatus() {
  const texts = useWords(shellWords).live;
  const live = useLiveState();
  const text = live.state === 'reconnecting' ? texts.reconnecting(formatTime(live.since)) : texts[live.state];
  return (
    <span role="status" className={classes.status}>
      <span className={classes[live.state]} aria-hidden="true">
        {live.state === 'live' ? '●' : '○'}
      </span>
      {text}
    </span>
  );
}
