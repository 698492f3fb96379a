import {
  BackwardOutlined,
  CaretRightOutlined,
  ForwardOutlined,
  FullscreenOutlined,
  PauseOutlined,
  SoundOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { playerWords } from '@rollcall/shared/words/player';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { NamedSelect } from '../controls/named-select.tsx';
import { useWords } from '../language/use-words.ts';
import classes from './controls.module.css';
import { formatPosition } from './format-position.ts';
import { type KeyNames, usualKeys } from './key-names.ts';
import { type Playback, speeds } from './use-playback.ts';

interface Props {
  playback: Playback;
  lengthMs: number;
  clockAt: (positionMs: number) => string;
  onFullScreen: () => void;
  keys?: KeyNames;
}

export function Controls({ playback, lengthMs, clockAt, onFullScreen, keys = usualKeys }: Props) {
  const texts = useWords(playerWords);
  const button = (label: string, key: string, icon: ReactNode, run: () => void) => (
    <Button type="text" aria-label={label} data-tip={`${label} (${key})`} icon={icon} onClick={run} />
  );
  return (
    <div className={classes.controls}>
      {playback.playing
        ? button(texts.pause, '␣', <PauseOutlined />, playback.toggle)
        : button(texts.play, '␣', <CaretRightOutlined />, playback.toggle)}
      {button(texts.back, '←', <BackwardOutlined />, () => playback.skip(-5000))}
      {button(texts.forward, '→', <ForwardOutlined />, () => playback.skip(5000))}
      {button(texts.previousFrame, ',', <StepBackwardOutlined />, () => playback.step(-1))}
      {button(texts.nextFrame, '.', <StepForwardOutlined />, () => playback.step(1))}
      <span className={classes.position}>
        {formatPosition(playback.positionMs, lengthMs)} / {formatPosition(lengthMs, lengthMs)}
      </span>
      <strong className={classes.clock} data-tip={texts.clock}>
        {clockAt(playback.positionMs)}
      </strong>
      <span className={classes.space} />
      <NamedSelect
        label={texts.speed}
        variant="borderless"
        popupMatchSelectWidth={false}
        value={playback.speed}
        options={speeds.map((speed) => ({ value: speed, label: `${speed}×` }))}
        onChange={playback.setSpeed}
        data-tip={`${texts.slower} (${keys.slower}) · ${texts.faster} (${keys.faster})`}
      />
      {button(
        playback.muted ? texts.unmute : texts.mute,
        keys.mute,
        <SoundOutlined className={playback.muted ? classes.off : undefined} />,
        playback.toggleSound,
      )}
      {button(texts.fullScreen, 'f', <FullscreenOutlined />, onFullScreen)}
    </div>
  );
}
