import { playerWords } from '@rollcall/shared/words/player';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useWords } from '../language/use-words.ts';
import { formatPosition } from './format-position.ts';
import classes from './seek-bar.module.css';

interface Props {
  positionMs: number;
  lengthMs: number;
  /** What the recorder's clock showed at a position. */
  clockAt: (positionMs: number) => string;
  onSeek: (positionMs: number) => void;
  disabled: boolean;
}

/** A slider over the length of the recording. Arrow keys are the player's. */
export function SeekBar({ positionMs, lengthMs, clockAt, onSeek, disabled }: Props) {
  const texts = useWords(playerWords);
  const at = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(Math.max((clientX - left) / width, 0), 1) * lengthMs;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const hovered = at(event);
    event.currentTarget.dataset.tip = `${formatPosition(hovered, lengthMs)} · ${clockAt(hovered)}`;
    if (!disabled && event.currentTarget.hasPointerCapture(event.pointerId)) onSeek(hovered);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (disabled || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    onSeek(at(event));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || (event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    onSeek(event.key === 'Home' ? 0 : lengthMs);
  };
  const percent = lengthMs > 0 ? Math.min((positionMs / lengthMs) * 100, 100) : 0;
  return (
    <div
      className={classes.bar}
      role="slider"
      tabIndex={disabled ? -1 : 0}
      aria-label={texts.seek}
      aria-disabled={disabled}
      aria-valuemin={0}
      aria-valuemax={Math.round(lengthMs / 1000)}
      aria-valuenow={Math.round(positionMs / 1000)}
      aria-valuetext={texts.positionOf(
        formatPosition(positionMs, lengthMs),
        formatPosition(lengthMs, lengthMs),
        clockAt(positionMs),
      )}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    >
      <span className={classes.track}>
        <span className={classes.played} style={{ width: `${percent}%` }} />
      </span>
      {disabled ? null : <span className={classes.thumb} style={{ left: `${percent}%` }} />}
    </div>
  );
}
