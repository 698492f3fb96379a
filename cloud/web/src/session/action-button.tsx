import type { Action } from '@rollcall/shared/http/permissions';
import { Button, type ButtonProps } from 'antd';
import { useCan } from './use-can.ts';

/** A button for what not every role may do: whose role never may doesn't see it. What can't be done now is disabled, with why. */
export function ActionButton({ action, ...props }: ButtonProps & { action: Action }) {
  return useCan()(action) ? <Button {...props} /> : null;
}
