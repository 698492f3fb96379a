import type { Disk } from '../http/disks.ts';
import { defineWords } from './define-words.ts';

/** The disks of HQ, for who keeps it going. */
export const diskWords = defineWords({
  title: { zh: '磁盘', en: 'Disks' },
  hint: { zh: '按近 7 天的趋势推算，不足一天不推算', en: 'forecast from the last 7 days; none from less than a day' },
  none: {
    zh: '没有设置要查看的磁盘（ROLLCALL_DISKS）。',
    en: 'No disk is watched: ROLLCALL_DISKS is not set.',
  },
  name: { zh: '磁盘', en: 'Disk' },
  state: { zh: '状态', en: 'State' },
  free: { zh: '余量', en: 'Free' },
  full: { zh: '写满还需', en: 'Full in' },
  days: { zh: (days: number) => `${days} 天`, en: (days: number) => (days === 1 ? '1 day' : `${days} days`) },
  notFilling: { zh: '没有写满的趋势', en: 'does not fill' },
  of: {
    zh: (free: string, size: string) => `${free}，共 ${size}`,
    en: (free: string, size: string) => `${free} of ${size}`,
  },
  /** By their usual names; another is shown as it is called. */
  names: {
    database: { zh: '数据库', en: 'database' },
    store: { zh: '录像存储', en: 'footage' },
    backup: { zh: '备份', en: 'backups' },
    server: { zh: '服务器', en: 'server' },
  },
  states: {
    well: { zh: '够用', en: 'Enough' },
    fills: { zh: '快满了', en: 'Fills up' },
    almost_full: { zh: '余量不足 5%', en: 'Less than 5 % free' },
    unknown: { zh: '一小时没有读到', en: 'Not read for an hour' },
  } satisfies Record<Disk['state'], { zh: string; en: string }>,
});
