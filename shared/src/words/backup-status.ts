import type { BackupProblem, BackupStatus } from '../http/backup-status.ts';
import { defineWords } from './define-words.ts';

/** Whether the last backup is good, for who keeps HQ going. */
export const backupStatusWords = defineWords({
  title: { zh: '备份', en: 'Backup' },
  states: {
    not_set_up: { zh: '未设置备份', en: 'No backup is set up' },
    good: { zh: '最近一次备份完好', en: 'The last backup is good' },
    old: { zh: '备份过期', en: 'The last good backup is too old' },
    failed: { zh: '最近一次备份失败', en: 'The last backup failed' },
  } satisfies Record<BackupStatus['state'], { zh: string; en: string }>,
  problems: {
    place_unreachable: { zh: '备份存放处连不上', en: 'the place of the backups can not be reached' },
    place_full: { zh: '备份存放处已满', en: 'the place of the backups is full' },
    wrong_passphrase: { zh: '备份口令不对', en: 'the passphrase of the backups is another one' },
    archive_incomplete: { zh: '数据库日志归档不全', en: 'a piece of the archived database log is missing' },
    backup_damaged: { zh: '备份文件损坏', en: 'a file of the backup is damaged' },
    verification_failed: { zh: '备份校验未通过', en: 'the backup did not pass its verification' },
    ledger_differs: { zh: '恢复出的存证与原存证不符', en: 'the ledger in the restored backup is another one' },
    internal: { zh: '程序内部错误，见备份服务日志', en: 'internal error, see the log of the backup service' },
  } satisfies Record<BackupProblem, { zh: string; en: string }>,
});
