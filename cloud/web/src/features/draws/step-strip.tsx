import { CheckOutlined, ClockCircleOutlined, HourglassOutlined, StopOutlined } from '@ant-design/icons';
import { drawWords } from '@rollcall/shared/words/draws';
import type { ReactNode } from 'react';
import { useWords } from '../../language/use-words.ts';
import classes from './step-strip.module.css';
import { type DrawStep, drawSteps, type StepState } from './steps-of.ts';

const icons: Record<StepState, ReactNode> = {
  done: <CheckOutlined />,
  now: <HourglassOutlined />,
  ahead: <ClockCircleOutlined />,
  stopped: <StopOutlined />,
};

/** How far a draw is, in one look; each step leads to its part of the page. */
export function StepStrip({ steps }: { steps: Record<DrawStep, StepState> }) {
  const texts = useWords(drawWords);
  return (
    <ol className={classes.strip} aria-label={texts.steps}>
      {drawSteps.map((step) => (
        <li
          key={step}
          className={`${classes.step} ${classes[steps[step]]}`}
          aria-current={steps[step] === 'now' ? 'step' : undefined}
        >
          <a href={`#${step}`}>
            <span className={classes.dot} aria-hidden="true">
              {icons[steps[step]]}
            </span>
            <span className={classes.name}>{texts.stepNames[step]}</span>
            <span className={classes.state}>{texts.stepStates[steps[step]]}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
