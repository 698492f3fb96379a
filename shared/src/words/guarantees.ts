import type { StoreGuarantee } from '../http/guarantees.ts';
import { defineWords, type Word } from './define-words.ts';

/** What the object store must guarantee. */
export const guaranteeWords = defineWords({
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
    zh: '放行后，缺少这项保证也会准许擦除卡片。您的姓名和理由会存证留痕。',
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
    reads_back_equal: { zh: '回读与写入一致', en: 'Reads back what was stored' },
    serves_asked_version: { zh: '给出所要的版本', en: 'Serves the version asked for' },
    deletes_versions: { zh: '能删除该删的版本', en: 'Deletes versions' },
    refuses_locked_delete: { zh: '锁定期内不能删除', en: 'Refuses to delete what is locked' },
    refuses_locked_batch_delete: { zh: '锁定期内不能批量删除', en: 'Refuses to delete it in a batch' },
    keeps_lock_length: { zh: '锁定不能缩短', en: 'Keeps a lock as long as it is' },
    extends_locks: { zh: '锁定可以延长', en: 'Extends locks' },
    hold_outlasts_lock: { zh: '证据保全在锁定到期后仍有效', en: 'A hold outlasts the lock' },
  } satisfies Record<StoreGuarantee, Word>,
  costs: {
    keeps_versions: {
      zh: '大队平台无法启动：回读核验的与以后播放的可能不是同一份。',
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
      zh: '两次同时完成可能存成两份；大队平台只认回读核验的那一份。',
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
      zh: '在存储上直接设置的证据保全随锁定到期失效；大队平台的证据保全靠延长锁定，不受影响。',
      en: "A hold set on the store itself ends with the lock. HQ's own holds extend the lock instead.",
    },
  } satisfies Record<StoreGuarantee, Word>,
});

/** Its problems, by their code. */
export const guaranteeProblems = defineWords({
  guarantee_not_missing: {
    title: { zh: '没有需要放行的保证', en: 'There is nothing to override' },
    nextStep: {
      zh: '请重新查看各项保证；大队平台在启动时和每天都会检查。',
      en: 'Check the guarantees again: HQ tests them at its start and every day.',
    },
  },
  guarantee_overridden: {
    title: { zh: '已经有人放行这项保证', en: 'Somebody has already overridden this guarantee' },
    nextStep: {
      zh: '请查看是谁、为什么。要换理由，先撤回那次放行。',
      en: 'See who did it and why. To give another reason, first withdraw that override.',
    },
  },
});
