import { startTransition, useEffect, useState } from 'react';
import { useNavigationType } from 'react-router';

/**
 * How many rows of a long table are drawn by now. What fills the screen is drawn first, and seen; the rows below it follow, without
 * holding up keys and clicks. Whoever comes back finds all of them at once: the page scrolls to where it was.
 * @param there whether the rows are there; on a page that is opened for the first time they aren't
 * @param least of a row's height, and of what is above the first row, in CSS pixels
 */
export function useRowsDrawn(there: boolean, least: { row: number; above: number }): number {
  const isStepBack = useNavigationType() === 'POP';
  const [all, setAll] = useState(there && isStepBack);
  useEffect(() => {
    if (there) startTransition(() => setAll(true));
  }, [there]);
  return all ? Number.POSITIVE_INFINITY : Math.ceil((innerHeight - least.above) / least.row);
}
