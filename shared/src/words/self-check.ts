import type { SelfCheckProblem } from '../http/self-check.ts';
import { defineWords } from './define-words.ts';

const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What the daily check of HQ by itself says. `of`: the names of what has the same problem; `count`: how many, or how many days. */
export const selfCheckWords = defineWords({
  title: { zh: '每日自检', en: 'Daily self-check' },
  hint: { zh: '每天早上 7 点', en: 'every morning at 7' },
  none: { zh: '还没有自检过。', en: 'None yet.' },
  well: { zh: '正常', en: 'well' },
  missing: { zh: '没有自检', en: 'no check' },
  problems: {
    zh: (count: number) => `${count} 项问题`,
    en: (count: number) => some(count, 'problem', 'problems'),
  },
  last: {
    zh: (time: string, found: string) => `最近一次 ${time}：${found}`,
    en: (time: string, found: string) => `last at ${time}: ${found}`,
  },
  separator: { zh: '、', en: ', ' },
  kinds: {
    backup_not_set_up: { zh: () => '未设置备份', en: () => 'no backup is set up' },
    backup_old: { zh: () => '超过 30 小时没有完好的备份', en: () => 'no good backup for more than 30 hours' },
    backup_failed: { zh: () => '最近一次备份失败', en: () => 'the last backup failed' },
    backup_unproved: {
      zh: () => '备份没有通过恢复演练，或超过 9 天没有演练',
      en: () => 'no backup was restored on trial for 9 days, or the last trial failed',
    },
    disk_fills: { zh: (of: string) => `磁盘快满了：${of}`, en: (of: string) => `disks fill up: ${of}` },
    station_silent: {
      zh: (of: string) => `采集站超过 15 分钟没有消息：${of}`,
      en: (of: string) => `stations silent for more than 15 minutes: ${of}`,
    },
    part_stands_still: { zh: (of: string) => `停滞的工作：${of}`, en: (of: string) => `work that stands still: ${of}` },
    verification_lags: {
      zh: (_: string, count: number) => `录像上传超过 6 小时没有核验，共 ${count} 个文件在等`,
      en: (_: string, count: number) =>
        `uploads wait for their read-back for more than 6 hours: ${some(count, 'file', 'files')}`,
    },
    guarantee_missing: {
      zh: (of: string) => `存储缺少保证：${of}`,
      en: (of: string) => `the store lacks guarantees: ${of}`,
    },
    events_set_aside: {
      zh: (_: string, count: number) => `${count} 条上报无法识别，已搁置`,
      en: (_: string, count: number) => `${some(count, 'event is', 'events are')} set aside`,
    },
    ledger_not_published: { zh: () => '存证没有继续发布', en: () => 'the ledger is not published' },
    certificate_ends: {
      zh: (of: string, count: number) => (count < 0 ? `证书已到期：${of}` : `证书 ${count} 天后到期：${of}`),
      en: (of: string, count: number) =>
        count < 0 ? `a certificate has ended: ${of}` : `a certificate ends in ${some(count, 'day', 'days')}: ${of}`,
    },
    recordings_lost: {
      zh: (_: string, count: number) => `${count} 段录像丢失或被改动`,
      en: (_: string, count: number) => `${some(count, 'recording is', 'recordings are')} lost or changed`,
    },
  } satisfies Record<
    SelfCheckProblem['kind'],
    { zh: (of: string, count: number) => string; en: (of: string, count: number) => string }
  >,
});
