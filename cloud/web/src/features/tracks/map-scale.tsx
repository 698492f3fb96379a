import { trackWords } from '@rollcall/shared/words/tracks';
import { useWords } from '../../language/use-words.ts';
import classes from './track-map.module.css';

interface Props {
  /** In metres. */
  length: number;
  metresPerPx: number;
  width: number;
  height: number;
}

/** How long a length is on the map, and where north is. */
export function MapScale({ length, metresPerPx, width, height }: Props) {
  const texts = useWords(trackWords);
  const [left, bottom, px] = [12, height - 12, length / metresPerPx];
  return (
    <>
      <path className={classes.scale} d={`M ${left} ${bottom - 5} v 5 h ${px} v -5`} />
      <text className={classes.text} x={left + 4} y={bottom - 6}>
        {length < 1000 ? texts.metres(length) : texts.kilometres(length / 1000)}
      </text>
      <path className={classes.north} d={`M ${width - 20} 10 l 6 16 l -6 -4 l -6 4 z`} />
      <text className={classes.text} x={width - 20} y={40} textAnchor="middle">
        {texts.north}
      </text>
    </>
  );
}
