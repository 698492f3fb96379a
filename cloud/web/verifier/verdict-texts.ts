import type { Headline, ProvedCode, UncheckedCode, Verdict } from '@rollcall/shared/evidence/verdict';

type Text = [zh: string, en: string];

export const headlineTexts: Record<Headline, Text> = {
  whole: ['完整：自总部导出以来没有任何改动', 'Whole: nothing was changed since HQ made it'],
  whole_unbound: [
    '内容未改动；但旧格式的导出文件无法证明没有缺少',
    'What is in it was not changed; its old form cannot show whether something was left out',
  ],
  erased: [
    '完整，但有内容已依法擦除或在恢复时丢失：没有任何改动，这些内容的证明仍然有效',
    'Whole, but for payloads that were erased by law or lost in a restore: nothing was changed, and their proofs hold',
  ],
  broken: ['不完整：与总部导出时不同，不能证明任何事', 'Broken: it is not as HQ made it, and proves nothing'],
};

export const provedTexts: Record<ProvedCode, Text> = {
  form_exact: [
    '文件形式与总部写出的逐字节一致，没有夹带内容。',
    'The file has exactly the form that HQ writes: nothing is hidden in it.',
  ],
  files_unchanged: ['每个文件都与导出时逐字节相同。', 'Every file is byte for byte the one that was exported.'],
  recordings_in_ledger: [
    '账本记有：总部曾从存储中读回每段录像的全部字节并核验一致。',
    'The ledger has that HQ read back and verified these very bytes of each recording.',
  ],
  export_in_ledger: ['账本记有此次导出。', 'The ledger has that this very export was made.'],
  proofs_bound: [
    '每段录像所附的事项就是总部封存的那些：封存之后没有被删去、添入或调换。',
    'The facts about each recording are those that HQ sealed: none was left out, put in or exchanged since.',
  ],
  leaves_in_tree: [
    '自各检查点签名以来，没有条目被改、被插入、被移动或被抽走。',
    'No leaf was changed, inserted, moved or taken out since the checkpoints were signed.',
  ],
  payloads_match: ['所有仍在的内容都是当初记录的内容。', 'Every payload that is there is the one that was recorded.'],
  ledger_signed: ['检查点由总部密钥集中的账本密钥签名。', 'HQ signed the checkpoint with a ledger key of its key set.'],
  root_matches: ['密钥集出自您给出指纹的根密钥。', 'The key set is by the root key whose fingerprint you gave.'],
  witnessed: [
    '有见证人签署，其公钥由您另行提供：直到其所签条数，总部不可能向该见证人出示过另一段历史。',
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
    '总部签名之前是否改写过历史：此检查点没有见证人签名。',
    'Whether HQ rewrote its history before it signed: no witness cosigned this checkpoint.',
  ],
  witness_keys_by_hq: [
    '只由本文件自己指认的见证人看到了什么：其公钥可能就是总部造的，不能证明总部没有改写历史。请向见证人本人索取公钥，填在上面。',
    'What a witness that this file names itself saw: HQ could have made its key, so it proves nothing against HQ. Ask the witness for its key and enter it above.',
  ],
  proofs_not_bound: [
    '是否缺少事项或见证人签名：这份导出文件是旧格式，没有封存所附的证明。请总部重新导出。',
    'Whether facts or cosignatures were left out: an export of this old form does not bind its proofs. Have HQ export the footage anew.',
  ],
  cosignature_absent: [
    '名单上的见证人为何没有签名（可能当时没有签，也可能签名被去掉了）',
    'Why listed witnesses cosigned nothing in it (they did not, or their cosignatures were taken out)',
  ],
  given_witness_absent: [
    '您提供了公钥的某位见证人看到了什么：本文件中没有其签名。',
    'What a witness saw whose key you gave: it cosigned nothing in this file.',
  ],
  witness_key_differs: [
    '以某位见证人名义签名的是谁：本文件所列公钥与您提供的不同。请向该见证人核实是否换过公钥。',
    'Who signed as a witness whose key you gave: the file has another key in its name. Ask the witness whether it changed its key.',
  ],
  no_witness_note: [
    '见证人看到的是否相同：可在上面提供见证人保存的检查点文件。',
    'Whether a witness saw the same: hand in a note that a witness kept, above.',
  ],
  witness_note_of_other_size: [
    '您提供的某份见证：导出文件只能与同一条数的见证比对，其他条数须用账本转储。',
    'A note that you gave: an export can be compared with a note of its own size only. Use a ledger dump.',
  ],
  witness_note_key_unknown: [
    '您提供的某份检查点由谁签署：既不是文件所列的见证人，也不是您提供了公钥的见证人。',
    'Who signed a note that you gave: no witness that the file lists or whose key you gave.',
  ],
  payload_erased: [
    '内容已擦除或丢失的记录说了什么：只剩账本条目，其证明仍然有效。',
    'What facts said whose payload was erased or lost: only their leaves are left, whose proofs hold.',
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
    ['记录仪、采集站和总部的时钟是否准确。', 'That the clocks of recorder, station and HQ were right.'],
  ],
  dump: [
    [
      '所记内容是否属实：账本只证明何时记了什么。',
      'That what was recorded is true: the ledger shows what was said, and when it was entered.',
    ],
    [
      '是否全部入账：未到总部的在此没有痕迹。',
      'That everything was entered: what never reached HQ leaves no trace here.',
    ],
    [
      '若不相信总部，则见证人最后签署条数之后的条目都无从证明。',
      'Anything about leaves above the last size that a witness cosigned, if HQ itself is not believed.',
    ],
  ],
};
