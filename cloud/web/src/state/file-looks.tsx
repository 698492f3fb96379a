import { CheckCircleOutlined, FileUnknownOutlined } from '@ant-design/icons';
import { loggedFileNames } from '@rollcall/shared/words/recorder-witnesses';
import type { Look } from './look.ts';

/** Whether a file that a recorder's log names came to HQ. */
export const fileLooks: Record<'collected' | 'absent', Look> = {
  collected: { color: 'good', icon: <CheckCircleOutlined />, label: loggedFileNames.collected },
  absent: { color: 'bad', icon: <FileUnknownOutlined />, label: loggedFileNames.absent },
};
