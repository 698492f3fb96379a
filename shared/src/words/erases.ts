import type { EraseRefusal } from '../contract/erase-refusal.ts';
import type { EraseCard, ErasePermitRow } from '../resources/erases.ts';
import { columnWords } from './columns.ts';
import { yesNoNames } from './common.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** What became of a permit. */
export const erasePermitStateNames = {
  waiting: { zh: '待见证签名', en: 'Being cosigned' },
  issued: { zh: '已发出', en: 'Issued' },
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '采集站拒绝', en: 'Refused' },
  expired: { zh: '已过期', en: 'Expired' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<ErasePermitRow['state'], Word>;

/** What HQ decided about a docked card. */
export const eraseCardStateNames = {
  permitted: { zh: '许可中', en: 'Permit under way' },
  nothing: { zh: '没有录像', en: 'No footage on it' },
  tried: { zh: '已试运行', en: 'Dry run done' },
  blocked: { zh: '不能擦除', en: 'Cannot be erased' },
  unseen: { zh: '未查看', en: 'Not looked at' },
} as const satisfies Record<NonNullable<EraseCard['outcome']> | 'unseen', Word>;

export const eraseWords = defineWords({
  cards: { zh: '现在插着的卡', en: 'Cards in docks now' },
  permits: { zh: '擦除许可', en: 'Erase permits' },
  /** Of its files. */
  fileTitle: { zh: '擦除许可', en: 'erase permits' },
  mode: {
    off: {
      zh: '擦除已关闭：卡上的文件不会被删除。先试运行，再开启：',
      en: 'Erasing is off: nothing is deleted from cards. To turn it on, after a dry run:',
    },
    dry_run: {
      zh: '试运行：采集站只报告会擦除什么，不删除任何文件。',
      en: 'Dry run: stations say what they would erase and delete nothing.',
    },
    on: {
      zh: '大队平台逐一核验、锁定之后，采集站才擦除整张卡；卡上的日志不删。擦除即删除，未被覆盖前仍可恢复。',
      en: 'A station erases a whole card once HQ has verified and locked everything on it; logs stay. Erased means deleted: until it is overwritten it can be recovered.',
    },
  },
  recorder: { zh: '记录仪', en: 'Recorder' },
  station: { zh: '采集站', en: 'Station' },
  docked: { zh: '插入', en: 'Docked' },
  state: { zh: '状态', en: 'State' },
  why: { zh: '不能擦除的原因和处置建议', en: 'Why it cannot be erased, and what to do' },
  docks: {
    zh: (count: number) => `${count} 张卡插着`,
    en: (count: number) => (count === 1 ? '1 card is docked' : `${count} cards are docked`),
  },
  noCards: { zh: '现在没有插着的卡', en: 'No card is docked now' },
  files: { zh: '文件', en: 'Files' },
  erased: { zh: '已擦除', en: 'Erased' },
  issued: { zh: '许可时间', en: 'Permitted' },
  ended: { zh: '结束时间', en: 'Ended' },
  result: { zh: '结果', en: 'Result' },
  dryRun: { zh: '试运行', en: 'Dry run' },
  interrupted: { zh: '曾中断，已续完', en: 'interrupted, then went on' },
  empty: { zh: '还没有擦除许可', en: 'No erase permit yet' },
  emptyHint: {
    zh: '擦除开启后，卡上的全部录像都核验并锁定，才会发出许可。',
    en: 'With erasing turned on, a permit is given once every recording on a card is verified and locked.',
  },
  andMore: { zh: (count: number) => `等 ${count} 个文件`, en: (count: number) => `and others, ${count} files` },
  proposed: {
    zh: (by: string, reason: string) => `${by} 提议放弃：${reason}`,
    en: (by: string, reason: string) => `${by} proposes to let it go: ${reason}`,
  },
  letGo: { zh: '放弃此文件', en: 'Let it go' },
  letGoTitle: { zh: '放弃这个文件？', en: 'Let this file go?' },
  letGoHint: {
    zh: '放弃后，它会随整张卡一起被删除，大队平台没有它的完整内容。理由和姓名存证留痕。',
    en: 'It is then deleted with the rest of the card, and HQ does not have it whole. Your name and reason go into the ledger.',
  },
  agree: { zh: '批准放弃', en: 'Approve' },
  objection: {
    station_revoked: {
      zh: '采集站已被吊销。请管理员重新接入这台采集站。',
      en: 'The station was revoked. Ask an administrator to enrol it again.',
    },
    station_frozen: {
      zh: '采集站已冻结，等待人工核查。请联系大队办公室。',
      en: 'The station is frozen until somebody has looked at it. Ask the brigade office.',
    },
    station_too_old: {
      zh: '采集站程序版本过旧，没有说明每个文件是什么。请升级采集站程序。',
      en: 'The station runs an old program that does not say what each file is. Update it.',
    },
    ledger_fork: {
      zh: '采集站看到两份不同的存证，擦除已停。请立即报告大队办公室。',
      en: 'The station saw two histories of the ledger, so nothing is erased. Tell the brigade office at once.',
    },
    recorder_unknown: {
      zh: '认不出卡属于哪台记录仪。请在卡根目录放 station_bind.ini，写明编号。',
      en: 'Nobody can tell whose card this is. Put a station_bind.ini with the serial into its root.',
    },
    inventory_incomplete: {
      zh: '卡上的文件清单还没有完整送到大队平台。请稍候；久等不到请重新插卡。',
      en: 'The list of files has not arrived at HQ whole. Wait a little; if it stays so, dock the card again.',
    },
    card_unread: {
      zh: '卡上有文件夹或文件读不出，不知道里面有什么。请换读卡器重新插卡；仍读不出请保留此卡并联系运维。',
      en: "Folders or files on the card can't be read, so nobody knows what is in them. Try another reader; if it stays so, keep the card and call operations.",
    },
    being_collected: {
      zh: '还在采集。请不要拔卡。',
      en: 'It is still being collected. Leave the card docked.',
    },
    not_verified: {
      zh: '录像还没有在大队平台核验。请等待上传与核验。',
      en: 'Recordings are not verified at HQ yet. Wait for upload and verification.',
    },
    not_read_since_restore: {
      zh: '大队平台从备份恢复后，还没有重新读取核对这些录像。读完自动放行，请不要拔卡。',
      en: 'HQ was restored from a backup and has not read these recordings again since. The card is released once they are read; leave it docked.',
    },
    integrity_problem: {
      zh: '大队平台存储中的录像丢失或被改动，卡上的可能是唯一完好的一份。请不要拔卡，并联系运维。',
      en: 'A stored recording is gone or was changed, and the card may have the only good copy. Leave it docked and call operations.',
    },
    not_locked: {
      zh: '录像还没有锁定。请稍候；久等不到请联系运维。',
      en: 'Recordings are not locked yet. Wait a little; if it stays so, call operations.',
    },
    unreadable: {
      zh: '文件读不出来。请换读卡器重插；确实读不出，由大队管理员或督察放弃。',
      en: 'Files cannot be read. Try another reader; if it is no use, an administrator or inspector lets them go.',
    },
    too_large: {
      zh: '有文件太大，采集站存不下，还在卡上。请保留此卡，给采集站换大盘，或换一个站插卡。',
      en: 'Files are larger than the station can keep, and are on the card only. Keep the card; give the station a larger disk, or dock it at another.',
    },
    damaged: {
      zh: '录像有损坏，卡上也许还能读出更多。由大队管理员或督察查看后放弃。',
      en: 'Recordings are damaged, and the card might still give more. An administrator or inspector looks and lets them go.',
    },
    guarantees_missing: {
      zh: '存储缺少必要的保证。请联系运维查看“运行”页。',
      en: 'The object store lacks a guarantee. Operations: see the page Ops.',
    },
    refused_lately: {
      zh: '采集站刚拒绝过一次，一小时后再试。原因：',
      en: 'The station refused a short while ago; it is asked again after an hour. Why: ',
    },
  },
  refusal: {
    bad_signature: { zh: '许可不是大队平台的许可密钥签的', en: "the permit is not signed by HQ's permit key" },
    unreadable_permit: { zh: '采集站读不懂许可', en: 'the station cannot read the permit' },
    other_station: { zh: '许可属于另一台采集站', en: 'the permit is for another station' },
    not_yet_valid: { zh: '许可尚未生效', en: 'the permit is not valid yet' },
    expired: { zh: '许可已过期', en: 'the permit has run out' },
    not_in_ledger: { zh: '许可没有存证', en: 'the permit does not stand in the ledger' },
    not_cosigned: { zh: '采集站没有为这份存证签过名', en: 'the station has not cosigned that ledger' },
    ledger_fork: { zh: '采集站看到两份不同的存证', en: 'the station saw two histories of the ledger' },
    nothing_to_erase: { zh: '许可中没有文件', en: 'the permit names no file' },
    other_dock_session: { zh: '卡拔出过', en: 'the card was undocked meanwhile' },
    other_card: { zh: '插着的是另一张卡', en: 'another card is docked' },
    other_recorder: { zh: '卡属于另一台记录仪', en: "it is another recorder's card" },
    card_changed: { zh: '卡上的文件有变化', en: 'files on the card have changed' },
    card_not_listed: { zh: '卡上有列不出的目录', en: 'parts of the card cannot be listed' },
    footage_not_in_permit: { zh: '卡上有许可之外的录像', en: 'footage on the card is not in the permit' },
    not_footage: { zh: '许可包含日志或其他文件', en: 'the permit names a log or another file that stays' },
    not_collected: { zh: '有文件尚未采集', en: 'a file is not collected' },
    other_digest: { zh: '摘要与采集时不同', en: 'a digest is another than when it was collected' },
    not_verified: { zh: '采集站尚不知道录像已核验', en: 'the station does not know yet that it is verified' },
    not_unreadable: { zh: '被放弃的文件其实可读', en: 'a file that was let go can be read' },
    bytes_differ: {
      zh: '卡上的内容与采集的不同，已重新采集',
      en: 'the bytes on the card are others than were collected; they are collected again',
    },
    withdrawn: { zh: '大队平台已撤回许可', en: 'HQ took the permit back' },
    cannot_remount: {
      zh: '采集站不能把卡改为可写：检查卡的写保护开关和程序权限',
      en: 'the station cannot mount the card for writing: look at its lock switch and the rights of the program',
    },
    cannot_write: { zh: '卡写不进去，可能已坏', en: 'the card takes no changes, it may be broken' },
    card_removed: { zh: '擦除中卡被拔出', en: 'the card was pulled out meanwhile' },
  } satisfies Record<EraseRefusal, Word>,
});

/** Its problems, by their code. */
export const eraseProblems = defineWords({
  nothing_to_let_go: {
    title: { zh: '这个文件不影响卡片擦除', en: 'This file does not keep its card from being erased' },
    nextStep: {
      zh: '请重新查看这张卡：文件可能已读出，或卡已拔出。',
      en: 'Check the card again: meanwhile the file may have been read, or the card undocked.',
    },
  },
  already_proposed: {
    title: { zh: '已有人提议放弃这个文件', en: 'Somebody has already proposed to let this file go' },
    nextStep: { zh: '您若不是提议人，可以批准。', en: 'If you did not make that proposal, approve it.' },
  },
  agrees_with_self: {
    title: { zh: '不能批准自己的提议', en: 'You cannot approve your own proposal' },
    nextStep: {
      zh: '须由另一位管理员或督察批准。',
      en: 'Ask another administrator or inspector to approve it.',
    },
  },
});

/** Of its files; its page puts some together. */
export const erasePermitColumns = defineColumns<ErasePermitRow>()([
  { key: 'recorderSerial', kind: 'text', heading: eraseWords.recorder, width: 22 },
  { key: 'stationName', kind: 'text', heading: eraseWords.station, width: 26 },
  { key: 'state', kind: 'word', heading: eraseWords.state, words: erasePermitStateNames },
  {
    key: 'dryRun',
    kind: 'word',
    heading: eraseWords.dryRun,
    words: yesNoNames,
    value: ({ dryRun }) => (dryRun ? 'yes' : 'no'),
  },
  { key: 'files', kind: 'number', heading: eraseWords.files },
  { key: 'bytes', kind: 'number', heading: columnWords.sizeBytes },
  {
    key: 'filesErased',
    kind: 'number',
    heading: eraseWords.erased,
    value: ({ dryRun, filesErased }) => (dryRun ? null : filesErased),
  },
  { key: 'issuedAt', kind: 'moment', heading: eraseWords.issued },
  { key: 'endedAt', kind: 'moment', heading: eraseWords.ended },
  {
    key: 'result',
    kind: 'text',
    heading: eraseWords.result,
    width: 40,
    /** What the page says of it, on one line. */
    value: ({ refusal, detail, interrupted, paths }, language) =>
      [
        refusal === null ? null : eraseWords.refusal[refusal][language],
        refusal === 'withdrawn' || refusal === null ? detail : null,
        interrupted ? eraseWords.interrupted[language] : null,
        ...paths.map(({ text }) => text),
      ]
        .filter((part) => part !== null)
        .join(' · ') || null,
  },
]);

/** What histories, refusals and files show of it. */
export const shownOfErases = {
  title: eraseWords.fileTitle,
  subjects: { erase_permit: { zh: '擦除许可', en: 'Erase permit' } },
  facts: {
    erase_approval_proposed: { zh: '提议放弃读不出或损坏的文件', en: 'Proposed to let a file go' },
    erase_approved: { zh: '批准放弃文件，可随卡擦除', en: 'A file was let go and may be erased with its card' },
    erase_permit_issued: { zh: '签发擦除许可', en: 'Erase permit issued' },
    erase_permit_withdrawn: { zh: '撤回擦除许可', en: 'Erase permit withdrawn' },
    erase_confirmed: { zh: '确认可以擦除', en: 'Erase confirmed' },
    erase_refused: { zh: '采集站未擦除', en: 'Not erased by the station' },
    erase_tried: { zh: '试运行擦除', en: 'Erase tried, nothing erased' },
    card_erased: { zh: '卡片已擦除', en: 'Card erased' },
  },
  details: {},
  values: {},
  problems: eraseProblems,
};
