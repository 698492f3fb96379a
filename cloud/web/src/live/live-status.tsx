import { Badge } from 'antd';
import { formatTime } from '../format/format-time.ts';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useLiveState } from './live-context.ts';

const statuses = { connecting: 'default', live: 'success', reconnecting: 'warning' } as const;

export function LiveStatus() {
  const texts = useTexts(shellTexts).live;
  const live = useLiveState();
  const text = live.state === 'reconnecting' ? texts.reconnecting(formatTime(live.since)) : texts[live.state];
  return (
    <span role="status" style={{ whiteSpace: 'nowrap' }}>
      <Badge status={statuses[live.state]} text={text} styles={{ root: { color: 'inherit' } }} />
    </span>
  );
}
