import type { BackupProblem, BackupStatus } from '../http/backup-status.ts';
import { defineWords } from './define-words.ts';

/** Whether the last backup is good, for who keeps HQ going. */
export const backupStatusWords = defineWords({
  title: { zh: '备份', en: 'Backup' },
  last: { zh: '最近一次完好的备份', en: 'Last good backup' },
  none: { zh: '还没有', en: 'none yet' },
  size: { zh: '大小', en: 'Size' },
  place: { zh: '存放处', en: 'Kept' },
  offHost: { zh: '在服务器之外', en: 'off the server' },
  onHost: { zh: '在这台服务器上', en: 'on this server' },
  failure: { zh: '最近一次失败', en: 'Last failure' },
  proof: { zh: '最近一次恢复演练', en: 'Last trial restore' },
  proved: { zh: (time: string) => `${time} 通过`, en: (time: string) => `${time}, passed` },
  notProved: {
    zh: (time: string, why: string) => `${time} 未通过：${why}`,
    en: (time: string, why: string) => `${time}, failed: ${why}`,
  },
  failedAt: {
    zh: (time: string, why: string) => `${time}：${why}`,
    en: (time: string, why: string) => `${time}: ${why}`,
  },
  kinds: { full: { zh: '完整', en: 'full' }, incremental: { zh: '增量', en: 'incremental' } },
  states: {
    not_set_up: { zh: '未设置备份', en: 'No backup is set up' },
    good: { zh: '最近一次备份完好', en: 'The last backup is good' },
    old: { zh: '备份过期', en: 'The last good backup is too old' },
    failed: { zh: '最近一次备份失败', en: 'The last backup failed' },
  } satisfies Record<BackupStatus['state'], { zh: string; en: string }>,
  problems: {
    place_unreachable: { zh: '备份存放处连不上', en: 'the place of the backups cannot be reached' },
    place_full: { zh: '备份存放处已满', en: 'the place of the backups is full' },
    wrong_passphrase: { zh: '备份口令不对', en: 'the passphrase of the backups is another one' },
    archive_incomplete: { zh: '数据库日志归档不全', en: 'a piece of the archived database log is missing' },
    backup_damaged: { zh: '备份文件损坏', en: 'a file of the backup is damaged' },
    verification_failed: { zh: '备份校验未通过', en: 'the backup did not pass its verification' },
    ledger_differs: { zh: '恢复出的存证与原存证不符', en: 'the ledger in the restored backup is another one' },
    internal: { zh: '程序内部错误，见备份服务日志', en: 'internal error, see the log of the backup service' },
  } satisfies Record<BackupProblem, { zh: string; en: string }>,
});
