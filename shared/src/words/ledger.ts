import { defineWords } from './define-words.ts';

/** The ledger: what HQ recorded, so that nobody can change it unnoticed. */
export const ledgerWords = defineWords({
  title: { zh: '存证', en: 'Ledger' },
  about: {
    zh: '大队平台记下的每件事都存证，只增不改；各见证站点分别记住，事后改动会被发现。',
    en: 'Everything that HQ recorded is an entry here, only ever added. Witnesses remember it, so that a later change shows.',
  },
  views: { zh: '视图', en: 'Views' },
  checkpoints: { zh: '存证签名点', en: 'Checkpoints' },
  witnesses: { zh: '见证站点', en: 'Witnesses' },
  pending: { zh: '待存证', en: 'Waiting' },
  verify: { zh: '自行验证', en: 'Verify it yourself' },
  summary: {
    size: { zh: '已存证', en: 'Entries' },
    checkpoint: { zh: '最新签名点', en: 'Newest checkpoint' },
    checkpointOf: {
      zh: (size: string, age: string) => `${size} 条，${age}签名`,
      en: (size: string, age: string) => `${size} entries, signed ${age}`,
    },
    noCheckpoint: { zh: '还没有', en: 'none yet' },
    cosigned: { zh: '见证签名', en: 'Cosigned' },
    cosignedBy: {
      zh: (some: string, all: string) => `${all} 个见证站点中 ${some} 个`,
      en: (some: string, all: string) => `by ${some} of ${all} witnesses`,
    },
    witnessed: { zh: '已见证', en: 'Witnessed' },
    witnessedTo: {
      zh: (size: string, newer: string) => `到第 ${size} 条${newer === '0' ? '' : `，其后 ${newer} 个签名点待见证`}`,
      en: (size: string, newer: string) =>
        `as far as entry ${size}${newer === '0' ? '' : `; newer checkpoints that wait: ${newer}`}`,
    },
    pending: { zh: '待存证', en: 'Waiting' },
    pendingOf: {
      zh: (count: string, age: string) => `${count} 条，最早的已等 ${age}`,
      en: (count: string, age: string) => `${count}, the first for ${age}`,
    },
    none: { zh: '没有', en: 'none' },
    origin: { zh: '存证名称', en: 'Name' },
  },
  lookUp: {
    label: { zh: '存证序号', en: 'Number of an entry' },
    hint: { zh: '第几条存证，如 200276', en: 'Number of an entry, such as 200276' },
    find: { zh: '查证明', en: 'Show its proof' },
  },
  problems: {
    title: { zh: '存证已停止', en: 'Nothing is added to the ledger' },
    since: { zh: (time: string) => `自 ${time} 起`, en: (time: string) => `since ${time}` },
    ledger_archive_ahead: {
      what: {
        zh: '归档比数据库新：数据库是从备份恢复的。',
        en: 'The archive knows more than the database: it was restored from a backup.',
      },
      nextStep: {
        zh: '请停止大队平台的服务，由管理员运行 rollcall ledger recover 取回存证条目，再启动。',
        en: 'Stop HQ, run rollcall ledger recover as an administrator, then start it again.',
      },
    },
    ledger_forked: {
      what: {
        zh: '数据库里的存证与归档的不是同一份。',
        en: "The database's ledger is not the one that was archived.",
      },
      nextStep: {
        zh: '有人改动过存证，或两套数据混用。请勿再改动，保留数据库和存储的副本，查明谁能接触它们。',
        en: 'Somebody changed it, or two were mixed up. Change nothing more, keep copies, and find out who had access.',
      },
    },
    ledger_contradictory: {
      what: {
        zh: '存证条目与存证根值不符，因此没有签名。',
        en: "The entries don't make the ledger's root, so nothing was signed.",
      },
      nextStep: {
        zh: '有人绕过系统改动过数据库。请勿再改动，保留副本，查明谁能接触它。',
        en: 'Somebody changed the database past HQ. Change nothing more, keep a copy, and find out who had access.',
      },
    },
    object_store_failed: {
      what: { zh: '对象存储没有响应，存证签名点无法归档。', en: 'The object store fails, so nothing can be archived.' },
      nextStep: {
        zh: '恢复存储后会自动继续，记录不会丢失。',
        en: 'It goes on by itself once the store is back; nothing is lost.',
      },
    },
  },
  columns: {
    size: { zh: '条数', en: 'Entries' },
    signedAt: { zh: '签名时间', en: 'Signed' },
    age: { zh: '距今', en: 'Age' },
    cosignedBy: { zh: '见证签名的站点', en: 'Cosigned by' },
    archivedAt: { zh: '归档时间', en: 'Archived' },
    note: { zh: '原文', en: 'Note' },
    witness: { zh: '见证站点', en: 'Witness' },
    kind: { zh: '类别', en: 'Kind' },
    lastSigned: { zh: '上次见证签名', en: 'Signed last' },
    lastSize: { zh: '当时条数', en: 'Entries then' },
    addedAt: { zh: '加入时间', en: 'Added' },
    key: { zh: '公钥', en: 'Key' },
    factId: { zh: '记录编号', en: 'Record' },
    type: { zh: '事项', en: 'What' },
    subject: { zh: '对象', en: 'About' },
    recordedAt: { zh: '记录时间', en: 'Recorded' },
  },
  kinds: {
    station: { zh: '采集站', en: 'station' },
    outside: { zh: '外部见证站点', en: 'outside' },
    removed: { zh: '已停用', en: 'removed' },
  },
  never: { zh: '从未签名', en: 'never' },
  nobody: { zh: '暂无', en: 'nobody yet' },
  coveredBy: {
    zh: (size: string) => `由第 ${size} 条处的见证签名一并覆盖`,
    en: (size: string) => `covered by the cosignature at entry ${size}`,
  },
  byClock: { zh: '按见证站点的时钟', en: "by the witness's clock" },
  onlyCosigned: { zh: '只看已有见证签名的', en: 'Cosigned only' },
  download: { zh: '下载', en: 'Download' },
  empty: {
    checkpoints: { zh: '还没有存证签名点', en: 'No checkpoint yet' },
    checkpointsHint: {
      zh: '有记录后数秒内自动签名并归档。',
      en: 'The first one is signed a few seconds after the first record.',
    },
    witnesses: { zh: '还没有见证站点', en: 'No witness yet' },
    witnessesHint: {
      zh: '接入的采集站都是见证站点；外部见证站点用 rollcall ledger add-witness 加入。',
      en: 'Every enrolled station is one; rollcall ledger add-witness adds one outside.',
    },
    pending: { zh: '没有待存证的记录', en: 'Nothing waits' },
    pendingHint: { zh: '新记录在数秒内存证。', en: 'A new record is entered within seconds.' },
  },
  outside: {
    export: { zh: '导出给外部见证站点', en: 'File for a witness outside' },
    import: { zh: '导入见证签名文件', en: 'Import a cosignature' },
    imported: {
      zh: (name: string) => `已收下 ${name} 的见证签名。`,
      en: (name: string) => `The cosignature of ${name} was taken.`,
    },
    known: {
      zh: (name: string) => `${name} 的这份见证签名此前已收下。`,
      en: (name: string) => `This cosignature of ${name} was there already.`,
    },
    unreadable: {
      zh: '这不是见证站点带回的见证签名文件。请选择 rollcall-agent witness cosign 写出的文件。',
      en: 'This is no file that a witness brought back. Choose the one that rollcall-agent witness cosign wrote.',
    },
  },
  how: {
    keys: { zh: '核对这些', en: 'Check by these' },
    fingerprint: { zh: '大队平台根密钥指纹', en: "Fingerprint of HQ's root key" },
    verifierKey: { zh: '存证公钥', en: 'Key of the ledger' },
    steps: { zh: '做法', en: 'How' },
    dump: {
      zh: '由管理员导出全部存证（含每条内容）：',
      en: 'An administrator writes the whole ledger to a file:',
    },
    check: {
      zh: '在任何一台不联网的电脑上验证，指纹要另从接入码或纸面取得：',
      en: 'Verify it on any machine, without a network. Take the fingerprint from an enrolment code or from paper:',
    },
    witness: {
      zh: '见证站点手里的存证签名点是关键：用它核对，连大队平台重写的历史也会被发现。下载签名点原文，与采集站（rollcall-agent status）或外部见证站点保存的对照。',
      en: 'What witnesses hold counts: against it even a history that HQ rewrote shows. Compare a checkpoint with that of a station (rollcall-agent status) or of a witness outside.',
    },
    proves: {
      zh: '能证明：这些记录在存证签名点签名时已经存在，之后没有增删改。不能证明：记录存证之前是否属实，以及录像到达采集站之前的事。',
      en: 'It proves that these records were there when the checkpoint was signed, and that nothing was changed since. It proves neither that they are true, nor what happened before footage reached a station.',
    },
  },
  fact: {
    title: { zh: (entry: string) => `第 ${entry} 条存证`, en: (entry: string) => `Entry ${entry} of the ledger` },
    waits: { zh: '待存证的记录', en: 'A record that waits for its entry' },
    record: { zh: '记录编号（接口用）', en: 'Number of the record (for the API)' },
    what: { zh: '事项', en: 'What' },
    subject: { zh: '对象', en: 'About' },
    recordedAt: { zh: '记录时间', en: 'Recorded' },
    index: { zh: '叶子序号（文件和接口用，从 0 起）', en: 'Leaf index (in files and the API, from 0)' },
    checkpoint: { zh: '所在存证签名点', en: 'Checkpoint' },
    checkpointOf: {
      zh: (size: string, time: string) => `共 ${size} 条，${time} 签名`,
      en: (size: string, time: string) => `of ${size} entries, signed ${time}`,
    },
    verdict: {
      waiting: {
        zh: '待存证：还没有存证签名点含有这一条，数秒后再看。',
        en: 'Waiting: no checkpoint holds this record yet. Look again in a few seconds.',
      },
      entered: {
        zh: (time: string, count: number) =>
          `已存证：${time} 的存证签名点含有这一条，${count === 0 ? '但还没有见证签名。' : `已有 ${count} 个见证站点签名。`}`,
        en: (time: string, count: number) =>
          `Entered: a checkpoint signed ${time} holds this record. ${count === 0 ? 'No witness has cosigned it yet.' : `${count} ${count === 1 ? 'witness' : 'witnesses'} cosigned it.`}`,
      },
    },
    cosignedBy: { zh: '见证签名', en: 'Cosigned by' },
    nobody: {
      zh: '这条之后的存证签名点还没有见证签名；采集站每小时签名一次。',
      en: 'No witness has cosigned a checkpoint over it yet; stations do so every hour.',
    },
    payload: { zh: '内容', en: 'What it says' },
    erased: {
      zh: '内容已依法清除；存证条目和证明仍然有效，只能证明当时记过这样一条。',
      en: 'What it said was erased by law. Entry and proof stand: that something of this kind was recorded then.',
    },
    lost: {
      zh: '内容在恢复备份时丢失；存证条目从归档取回，证明仍然有效。',
      en: 'What it said was lost in a restore. The entry came back from the archive, and its proof stands.',
    },
    leafHash: { zh: '内容摘要', en: 'Digest' },
    path: { zh: '证明路径', en: 'Proof' },
    pathHint: {
      zh: '从这一条算到存证签名点的根值，自下而上',
      en: "hashes from this entry up to the checkpoint's root",
    },
    note: { zh: '签名点原文', en: "The checkpoint's note" },
    save: { zh: '下载证明', en: 'Download the proof' },
    link: { zh: '查存证', en: 'ledger proof' },
    linkTip: { zh: '查看这一条的存证证明', en: 'Its proof in the ledger' },
  },
});

/** Its problems, by their code. */
export const ledgerProblems = defineWords({
  cosignature_refused: {
    title: { zh: '大队平台未接受这份见证签名', en: 'HQ refused this cosignature' },
    nextStep: {
      zh: '请确认见证站点已加入（rollcall ledger add-witness），所签的是大队平台发布的存证签名点。若见证站点见到的根值不同，说明存证已被分叉，请保留双方的原文。',
      en: 'Check that HQ knows the witness (rollcall ledger add-witness), and that it cosigned a checkpoint that HQ published. If it saw another root, it found a fork: keep both notes.',
    },
  },
  no_checkpoint_yet: {
    title: { zh: '还没有存证签名点', en: 'The ledger has no checkpoint yet' },
    nextStep: { zh: '数秒后再试。', en: 'Try again in a few seconds.' },
  },
});

/** Headings of its file that its page doesn't have. */
export const witnessDownloadColumns = defineWords({
  removed: { zh: '停用时间', en: 'Removed' },
  received: { zh: '收到时间', en: 'Received' },
});
