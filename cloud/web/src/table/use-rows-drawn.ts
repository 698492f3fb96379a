import { startTransition, useEffect, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { wasScrolled } from '../browser/scroll-positions.ts';

/**
 * How many rows of a long table are drawn by now. What fills the screen is drawn first, and seen; the rows below it follow, without
 * holding up keys and clicks. Whoever comes back to a place further down finds all of them at once: the page scrolls there.
 * @param there whether HQ has answered
 * @param least of a row's height, and of what is above the first row, in CSS pixels
 */
export function useRowsDrawn(there: boolean, least: { row: number; above: number }): number {
  const isStepBack = useNavigationType() === 'POP';
  const { key } = useLocation();
  const [all, setAll] = useState(there && isStepBack && wasScrolled(key));
  useEffect(() => {
    if (there) startTransition(() => setAll(true));
  }, [there]);
  return all ? Number.POSITIVE_INFINITY : Math.max(1, Math.ceil((innerHeight - least.above) / least.row));
}
