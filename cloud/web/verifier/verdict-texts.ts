import type { Headline, ProvedCode, UncheckedCode, Verdict } from '@rollcall/shared/evidence/verdict';

type Text = [zh: string, en: string];

export const headlineTexts: Record<Headline, Text> = {
  whole: ['完整：自大队平台导出以来没有任何改动', 'Whole: nothing was changed since HQ made it'],
  whole_unbound: [
    '内容未改动；但旧格式的导出文件无法证明没有缺少',
    'What is in it was not changed; its old form cannot show whether something was left out',
  ],
  erased: [
    '完整，但有内容已依法擦除或在恢复时丢失：没有任何改动，这些内容的证明仍然有效',
    'Whole, but for payloads that were erased by law or lost in a restore: nothing was changed, and their proofs hold',
  ],
  broken: ['不完整：与大队平台导出时不同，不能证明任何事', 'Broken: it is not as HQ made it, and proves nothing'],
};

export const provedTexts: Record<ProvedCode, Text> = {
  form_exact: [
    '文件形式与大队平台写出的逐字节一致，没有夹带内容。',
    'The file has exactly the form that HQ writes: nothing is hidden in it.',
  ],
  files_unchanged: ['每个文件都与导出时逐字节相同。', 'Every file is byte for byte the one that was exported.'],
  recordings_in_ledger: [
    '存证中记有：大队平台曾从存储中回读每段录像的全部字节并核验一致。',
    'The ledger has that HQ read back and verified these very bytes of each recording.',
  ],
  export_in_ledger: ['此次导出已存证。', 'The ledger has that this very export was made.'],
  proofs_bound: [
    '每段录像所附的事项就是大队平台封存的那些：封存之后没有被删去、添入或调换。',
    'The facts about each recording are those that HQ sealed: none was left out, put in or exchanged since.',
  ],
  leaves_in_tree: [
    '自各存证签名点签名以来，没有条目被改、被插入、被移动或被抽走。',
    'No entry was changed, inserted, moved or taken out since the checkpoints were signed.',
  ],
  payloads_match: ['所有仍在的内容都是当初记录的内容。', 'Every payload that is there is the one that was recorded.'],
  ledger_signed: [
    '存证签名点由大队平台密钥集中的存证密钥签名。',
    'HQ signed the checkpoint with a ledger key of its key set.',
  ],
  root_matches: ['密钥集出自您给出指纹的根密钥。', 'The key set is by the root key whose fingerprint you gave.'],
  witnessed: [
    '有见证站点签名，其公钥由您另行提供：直到其所签条数，大队平台不可能向该见证站点出示过另一段历史。',
    'A witness whose key you gave cosigned: up to the size that it cosigned, HQ cannot have shown it another history.',
  ],
  witness_note_matches: ['您提供的见证文件与此历史一致。', 'The note that you handed in is over this very history.'],
};

export const uncheckedTexts: Record<UncheckedCode, Text> = {
  root_not_given: [
    '这些密钥究竟是谁的：请把下面的根密钥指纹与任一采集站注册码点号之后的部分比对，或在上面填入。',
    'Whose keys these are: compare the root fingerprint below with the end of an enrolment code, or enter it above.',
  ],
  no_witness: [
    '大队平台签名之前是否改写过历史：此存证签名点没有见证签名。',
    'Whether HQ rewrote its history before it signed: no witness cosigned this checkpoint.',
  ],
  witness_keys_by_hq: [
    '只由本文件自己指认的见证站点看到了什么：其公钥可能就是大队平台造的，不能证明大队平台没有改写历史。请直接向见证站点索取公钥，填在上面。',
    'What a witness that this file names itself saw: HQ could have made its key, so it proves nothing against HQ. Ask the witness for its key and enter it above.',
  ],
  proofs_not_bound: [
    '是否缺少事项或见证签名：这份导出文件是旧格式，没有封存所附的证明。请大队平台重新导出。',
    'Whether facts or cosignatures were left out: an export of this old form does not bind its proofs. Have HQ export the footage anew.',
  ],
  cosignature_absent: [
    '名单上的见证站点为何没有签名（可能当时没有签，也可能签名被去掉了）',
    'Why listed witnesses cosigned nothing in it (they did not, or their cosignatures were taken out)',
  ],
  given_witness_absent: [
    '您提供了公钥的某见证站点看到了什么：本文件中没有其签名。',
    'What a witness saw whose key you gave: it cosigned nothing in this file.',
  ],
  witness_key_differs: [
    '以某见证站点名义签名的是谁：本文件所列公钥与您提供的不同。请向该见证站点核实是否换过公钥。',
    'Who signed as a witness whose key you gave: the file has another key in its name. Ask the witness whether it changed its key.',
  ],
  no_witness_note: [
    '见证站点看到的是否相同：可在上面提供见证站点保存的存证签名点文件。',
    'Whether a witness saw the same: hand in a note that a witness kept, above.',
  ],
  witness_note_of_other_size: [
    '您提供的某份见证文件：导出文件只能与同一条数的见证文件比对，其他条数须用存证转储。',
    'A note that you gave: an export can be compared with a note of its own size only. Use a ledger dump.',
  ],
  witness_note_key_unknown: [
    '您提供的某份存证签名点由谁签名：既不是文件所列的见证站点，也不是您提供了公钥的见证站点。',
    'Who signed a note that you gave: no witness that the file lists or whose key you gave.',
  ],
  payload_erased: [
    '内容已擦除或丢失的记录说了什么：只剩存证条目，其证明仍然有效。',
    'What facts said whose payload was erased or lost: only their entries are left, whose proofs hold.',
  ],
};

/** What no such file shows, however whole it is. */
export const limitTexts: Record<Verdict['kind'], Text[]> = {
  export: [
    [
      '录像到达采集站之前，或采集站签名之前，是否被动过。',
      'That the footage was not altered before it reached the station, or by the station before it signed.',
    ],
    [
      '这是否是当时的全部录像：导出只含所申请的部分。',
      'That these are all recordings of what happened: an export has those that were asked for.',
    ],
    ['记录仪、采集站和大队平台的时钟是否准确。', 'That the clocks of recorder, station and HQ were right.'],
  ],
  dump: [
    [
      '所记内容是否属实：存证只证明何时记了什么。',
      'That what was recorded is true: the ledger shows what was said, and when it was entered.',
    ],
    [
      '是否全部存证：未到大队平台的在此没有痕迹。',
      'That everything was entered: what never reached HQ leaves no trace here.',
    ],
    [
      '若不相信大队平台，则见证站点最后签名的条数之后的条目都无从证明。',
      'Anything about entries above the last size that a witness cosigned, if HQ itself is not believed.',
    ],
  ],
};
