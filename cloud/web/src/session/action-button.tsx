import type { Action } from '@rollcall/shared/http/permissions';
import { commonWords } from '@rollcall/shared/words/common';
import { Button, type ButtonProps, Tooltip } from 'antd';
import { useWords } from '../language/use-words.ts';
import { useCan } from './use-can.ts';

/** A button for what not every role may do: disabled with the reason rather than hidden. */
export function ActionButton({ action, ...props }: ButtonProps & { action: Action }) {
  const can = useCan();
  const texts = useWords(commonWords);
  if (can(action)) return <Button {...props} />;
  return (
    <Tooltip title={texts.notAllowed}>
      <Button {...props} disabled />
    </Tooltip>
  );
}
