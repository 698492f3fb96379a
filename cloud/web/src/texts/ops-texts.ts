import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import { defineTexts } from './define-texts.ts';

type Both = { zh: string; en: string };

/** How HQ is doing, for who keeps it going. */
export const opsTexts = defineTexts({
  title: { zh: '运维', en: 'Operations' },
  health: {
    title: { zh: '运行状况', en: 'Health' },
    hint: { zh: '回答本页的这个进程', en: 'of the process that answers this page' },
    name: { zh: '工作', en: 'Work' },
    state: { zh: '状态', en: 'State' },
    progress: { zh: '上次完成', en: 'Last done' },
    never: { zh: '还没有', en: 'not yet' },
    continuous: { zh: '持续进行', en: 'goes on all the time' },
    well: { zh: '正常', en: 'Well' },
    names: {
      copies: { zh: '第二份副本', en: 'second copies' },
      custody: { zh: '领用补认', en: 'custody of what was registered since' },
      deletions: { zh: '到期删除', en: 'deletions after retention' },
      erases: { zh: '擦除许可', en: 'erase permits' },
      exports: { zh: '证据导出', en: 'exports' },
      guarantees: { zh: '存储保证检查', en: 'guarantees of the store' },
      ingest: { zh: '接收采集站上报', en: 'intake from stations' },
      ledger: { zh: '账本', en: 'ledger' },
      live: { zh: '页面实时更新', en: 'live pages' },
      locks: { zh: '防删锁', en: 'locks' },
      reviews: { zh: '班次核对', en: 'review of shifts' },
      sweep: { zh: '清理中断的上传', en: 'sweep of stopped uploads' },
      thumbnails: { zh: '缩略图', en: 'thumbnails' },
      verify: { zh: '回读核验', en: 'read-backs' },
      walk: { zh: '定期重读', en: 'reading everything again' },
      witnesses: { zh: '记录仪日志与时钟核对', en: "recorders' logs and clocks" },
    },
    problems: {
      guarantees_missing: { zh: '存储缺少保证', en: 'the store lacks guarantees' },
      ledger_archive_ahead: { zh: '归档比数据库新，见“账本”页', en: 'the archive is ahead, see Ledger' },
      ledger_contradictory: { zh: '账目与根不符，见“账本”页', en: 'entries and root differ, see Ledger' },
      ledger_forked: { zh: '账本与归档不符，见“账本”页', en: 'not the ledger that was archived, see Ledger' },
      internal: { zh: '程序内部错误，见日志', en: 'internal error, see the log' },
      lock_refused: { zh: '存储没有上锁', en: 'the store does not lock' },
      object_store_failed: { zh: '存储不可用', en: 'the object store fails' },
    },
  },
  queue: {
    title: { zh: '等待回读核验', en: 'Waiting for their read-back' },
    files: { zh: '文件数', en: 'Files' },
    bytes: { zh: '大小', en: 'Size' },
    oldest: { zh: '最早上传于', en: 'Oldest uploaded at' },
    none: { zh: '没有', en: 'None' },
  },
  storage: {
    title: { zh: '存储', en: 'Storage' },
    asOf: { zh: (time: string) => `${time} 统计`, en: (time: string) => `counted at ${time}` },
    files: { zh: '已核验文件', en: 'Verified files' },
    bytes: { zh: '已核验大小', en: 'Verified bytes' },
    lastDay: { zh: '最近 24 小时增加', en: 'Added in the last 24 hours' },
    perDay: { zh: '最近 30 天平均每天增加', en: 'Added a day, mean of the last 30 days' },
    room: { zh: '剩余空间', en: 'Room left' },
    roomUnknown: {
      zh: 'S3 不报告剩余空间，请在存储服务器上查看',
      en: 'S3 does not tell: look at the store itself',
    },
    locked: { zh: '已上防删锁', en: 'Locked against deletion' },
    copies: { zh: '有第二份副本', en: 'With a second copy' },
    noCopies: { zh: '未配置', en: 'not configured' },
    of: {
      zh: (some: string, all: string) => `${all} 个文件中 ${some} 个`,
      en: (some: string, all: string) => `${some} of ${all} files`,
    },
  },
  walk: {
    title: { zh: '定期重读', en: 'Reading everything again' },
    planned: { zh: '规定周期', en: 'Planned cycle' },
    real: { zh: '实际周期', en: 'Real cycle' },
    formula: { zh: '实际周期 = 已核验大小 ÷ 每天重读量', en: 'real cycle = verified bytes ÷ bytes read a day' },
    days: { zh: (days: number) => `${days} 天`, en: (days: number) => `${days} days` },
    rate: { zh: '每天重读量（最近 7 个有重读的日子平均）', en: 'Read a day, mean of the last 7 days with any' },
    notYet: { zh: '还没有重读过', en: 'nothing was read again yet' },
    oldest: { zh: '最久未重读的文件上次读于', en: 'The file read longest ago was read at' },
    late: {
      zh: '跟不上规定周期：提高重读速度的上限，或加快存储。',
      en: 'Does not keep the planned cycle: raise the limit of how fast it reads, or give the store more speed.',
    },
  },
  lost: {
    title: { zh: '丢失或被改动的录像', en: 'Recordings that were lost or changed' },
    none: { zh: '没有：重读过的录像都完好。', en: 'None: whatever was read again is as it was.' },
    hint: {
      zh: '已要求采集站重新上传；有第二份副本的会自动恢复。',
      en: 'Their stations were asked to send them again; those with a second copy are restored from it.',
    },
    more: {
      zh: '只列出最近的。已要求采集站重新上传；有第二份副本的会自动恢复。',
      en: 'The newest are listed. Their stations were asked to send them again; those with a second copy are restored from it.',
    },
    recording: { zh: '录像', en: 'Recording' },
    station: { zh: '采集站', en: 'Station' },
    problem: { zh: '问题', en: 'Problem' },
    at: { zh: '发现于', en: 'Found at' },
  },
  problems: {
    object_missing: { zh: '存储里不见了', en: 'gone from the store' },
    object_changed: { zh: '内容与登记的不同', en: 'other bytes than were signed' },
  },
  guarantees: {
    title: { zh: '存储的保证', en: 'Guarantees of the object store' },
    safe: { zh: '擦除卡片不受存储限制', en: 'the store does not keep cards from being erased' },
    unsafe: { zh: '在缺少保证期间，不会准许擦除卡片', en: 'no card may be erased while one is missing' },
    notProbed: { zh: '还没有检查过，启动后几秒内完成。', en: 'Not checked yet: done within seconds of the start.' },
    name: { zh: '保证', en: 'Guarantee' },
    state: { zh: '状态', en: 'State' },
    cost: { zh: '缺少时的后果', en: 'What it costs to be without' },
    seen: { zh: '检查所见', en: 'What was seen' },
    probed: { zh: '检查于', en: 'Checked at' },
    states: {
      held: { zh: '具备', en: 'Held' },
      missing: { zh: '缺少', en: 'Missing' },
      unknown: { zh: '未能检查', en: 'Not checked' },
      overridden: { zh: '缺少，已放行', en: 'Missing, overridden' },
    },
    override: { zh: '放行', en: 'Override' },
    withdraw: { zh: '撤回放行', en: 'Withdraw' },
    overrideTitle: { zh: (name: string) => `放行：${name}`, en: (name: string) => `Override: ${name}` },
    withdrawTitle: { zh: (name: string) => `撤回放行：${name}`, en: (name: string) => `Withdraw: ${name}` },
    overrideHint: {
      zh: '放行后，缺少这项保证也会准许擦除卡片。您的姓名和理由会写入账本。',
      en: 'Cards may then be erased without this guarantee. Your name and reason are written into the ledger.',
    },
    withdrawHint: {
      zh: '撤回后，恢复具备之前不再准许擦除卡片。',
      en: 'No card may be erased then until it is held again.',
    },
    reason: { zh: '理由', en: 'Reason' },
    by: {
      zh: (name: string, time: string, reason: string) => `${name} 于 ${time} 放行：${reason}`,
      en: (name: string, time: string, reason: string) => `${name}, ${time}: ${reason}`,
    },
    names: {
      keeps_versions: { zh: '保留各版本', en: 'Keeps versions' },
      takes_granted_parts: { zh: '接收获准的分片', en: 'Takes granted parts' },
      refuses_wrong_bytes: { zh: '拒收错误内容', en: 'Refuses wrong bytes' },
      refuses_wrong_length: { zh: '拒收错误长度', en: 'Refuses a wrong length' },
      completes_once: { zh: '同一文件只完成一次', en: 'Completes once' },
      reads_back_equal: { zh: '读回与写入一致', en: 'Reads back what was stored' },
      serves_asked_version: { zh: '给出所要的版本', en: 'Serves the version asked for' },
      deletes_versions: { zh: '能删除该删的版本', en: 'Deletes versions' },
      refuses_locked_delete: { zh: '锁定期内不能删除', en: 'Refuses to delete what is locked' },
      refuses_locked_batch_delete: { zh: '锁定期内不能批量删除', en: 'Refuses to delete it in a batch' },
      keeps_lock_length: { zh: '锁定不能缩短', en: 'Keeps a lock as long as it is' },
      extends_locks: { zh: '锁定可以延长', en: 'Extends locks' },
      hold_outlasts_lock: { zh: '保全在锁定到期后仍有效', en: 'A hold outlasts the lock' },
    } satisfies Record<StoreGuarantee, Both>,
    costs: {
      keeps_versions: {
        zh: '总部无法启动：读回核验的与以后播放的可能不是同一份。',
        en: 'HQ does not start: what is read back could be another object than what is served later.',
      },
      takes_granted_parts: {
        zh: '采集站无法上传：请检查存储的时钟、地址和账号。',
        en: 'Stations cannot upload: check the clock of the store, its address and the credentials.',
      },
      refuses_wrong_bytes: {
        zh: '传输中的损坏要到回读时才发现，整段录像要重传。',
        en: 'Damage on the way is found only at the read-back, and the whole recording is sent again.',
      },
      refuses_wrong_length: {
        zh: '回读之前，采集站可以存入比获准更多的内容。',
        en: 'A station can store more bytes than it was granted, until the read-back.',
      },
      completes_once: {
        zh: '两次同时完成可能存成两份；总部只认读回核验的那一份。',
        en: 'Two completions at once can store one recording twice; HQ reads back the version that it keeps.',
      },
      reads_back_equal: {
        zh: '录像无法核验通过：不要使用这个存储。',
        en: 'No recording becomes verified: do not use this store.',
      },
      serves_asked_version: {
        zh: '播放或导出的可能不是核验过的内容：不要使用这个存储。',
        en: 'What is played or exported may be other bytes than what was verified: do not use this store.',
      },
      deletes_versions: {
        zh: '错误的版本和到期的录像删不掉，占满存储。',
        en: 'Wrong versions, and what may be deleted after its retention, stay in the store and fill it.',
      },
      refuses_locked_delete: {
        zh: '拿到存储账号的人可以提前删除录像。',
        en: 'Whoever has the credentials can delete footage before its time.',
      },
      refuses_locked_batch_delete: {
        zh: '拿到存储账号的人可以提前成批删除录像。',
        en: 'Whoever has the credentials can delete footage before its time, many at once.',
      },
      keeps_lock_length: {
        zh: '拿到存储账号的人可以先缩短锁定再删除录像。',
        en: 'Whoever has the credentials can shorten the lock of footage and then delete it.',
      },
      extends_locks: {
        zh: '最初几个月的锁定到期后，不论分类都可以被删除。',
        en: 'Footage can be deleted when its first lock of months ends, whatever its category.',
      },
      hold_outlasts_lock: {
        zh: '在存储上直接设置的保全随锁定到期失效；总部的保全靠延长锁定，不受影响。',
        en: "A hold set on the store itself ends with the lock. HQ's own holds extend the lock instead.",
      },
    } satisfies Record<StoreGuarantee, Both>,
  },
  footer: {
    held: { zh: '存储保证齐全', en: 'The object store holds every guarantee' },
    notProbed: { zh: '存储保证尚未检查', en: 'Storage guarantees not yet checked' },
    missing: {
      zh: (count: number) => `存储缺少 ${count} 项保证`,
      en: (count: number) => `The object store lacks ${count} ${count === 1 ? 'guarantee' : 'guarantees'}`,
    },
  },
});
