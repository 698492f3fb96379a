import { CheckCircleOutlined, FileUnknownOutlined } from '@ant-design/icons';
import type { Look } from './look.ts';

/** Whether a file that a recorder's log names came to HQ. */
export const fileLooks: Record<'collected' | 'absent', Look> = {
  collected: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已采集', en: 'Collected' } },
  absent: { color: 'bad', icon: <FileUnknownOutlined />, label: { zh: '文件不在', en: 'File absent' } },
};
