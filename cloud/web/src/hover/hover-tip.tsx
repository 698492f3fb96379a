import { useEffect, useState } from 'react';
import classes from './hover-tip.module.css';

interface Tip {
  text: string;
  x: number;
  y: number;
}

/** Shows at once what the element under the pointer has in `data-tip`; one for the whole page, however many there are. */
export function HoverTip() {
  const [tip, setTip] = useState<Tip>();
  useEffect(() => {
    const onPointerMove = ({ target, clientX, clientY }: PointerEvent) => {
      const text = target instanceof Element ? target.closest('[data-tip]')?.getAttribute('data-tip') : undefined;
      setTip(text ? { text, x: clientX, y: clientY } : undefined);
    };
    const onLeave = () => setTip(undefined);
    document.addEventListener('pointermove', onPointerMove, { passive: true });
    document.addEventListener('pointerleave', onLeave);
    document.addEventListener('pointerdown', onLeave, { passive: true });
    document.addEventListener('scroll', onLeave, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointermove', onPointerMove);
      document.removeEventListener('pointerleave', onLeave);
      document.removeEventListener('pointerdown', onLeave);
      document.removeEventListener('scroll', onLeave, { capture: true });
    };
  }, []);
  if (!tip) return null;
  const right = tip.x > window.innerWidth / 2;
  const place = right ? { right: window.innerWidth - tip.x + 12 } : { left: tip.x + 12 };
  return (
    <div className={classes.tip} style={{ top: tip.y + 14, ...place }} aria-hidden="true">
      {tip.text}
    </div>
  );
}
