import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import classes from './slides.module.css';

/** In which a slide is laid out, whatever room it gets: then what fits here fits in a preview, on a beamer and on paper. */
const width = 1920;

interface Props {
  children: ReactNode;
}

/** 16:9, as wide as its place. */
export function SlideFrame({ children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const measure = () => setScale(current.clientWidth / width);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.sheet} style={{ transform: `scale(${scale})` }}>
        {children}
      </div>
    </div>
  );
}
