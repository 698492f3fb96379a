import type { FindingCode } from '@rollcall/shared/evidence/finding';

/** What is wrong, as the end of a line that begins with the entry: Chinese, English. */
export const findingTexts: Record<FindingCode, [zh: string, en: string]> = {
  zip_end: [
    '没有本系统导出文件应有的结尾：被截断，或被添加了内容',
    'has no end as our exports have: it was cut off, or something was added',
  ],
  zip_directory: [
    '目录与各条目不符：被改动，或由别的软件重新打包',
    'has another directory than its entries make: it was changed, or packed anew by another program',
  ],
  zip_header: ['条目头与本系统导出的不同', 'has another header than our exports have'],
  zip_crc: ['内容与其 CRC 校验值不符', 'has other bytes than its CRC says'],
  entry_missing: ['缺失', 'is missing'],
  entry_unexpected: ['不应存在，或位置不对', 'should not be there, or not in this place'],
  not_canonical: ['不是规范 JSON', 'is not the canonical JSON that it must be'],
  wrong_shape: ['缺少或多出字段', 'does not have the members that it must have'],
  name_refused: [
    '所列文件名不合规：在某些电脑上会指向另一个文件，或看似另一个文件名',
    'has a file name that no export may have: on some computer it could mean another file, or look like another',
  ],
  file_size_differs: ['大小与清单不符', 'has another size than the manifest says'],
  file_digest_differs: ['内容与清单不符：文件被改动', 'has other bytes than the manifest says: it was changed'],
  recording_id_differs: ['所列录像编号不是其内容的编号', 'names a recording by another id than its bytes have'],
  recording_not_verified: ['没有“大队平台已核验这些字节”的记录', 'has no fact that HQ verified these bytes'],
  digest_contradicts_ledger: [
    '存证所记摘要与导出文件的不同',
    'says in the ledger another digest than the exported file has',
  ],
  manifest_not_proved: ['不是为此次导出存证的清单', 'is not the manifest that the ledger has for this export'],
  wrong_fact: ['说的是另一件事', 'is about something else'],
  facts_out_of_order: ['顺序不对或重复', 'stands out of order, or twice'],
  proof_differs: [
    '所附事项与清单封存的不符：有事项被删去、添入或调换',
    'has other facts than the manifest seals: some were left out, put in or exchanged',
  ],
  not_in_tree: ['不在此存证签名点所签的存证之中', 'does not stand in the ledger of this checkpoint'],
  line_refused: ['不是此处应有的一行', 'is not as a line there must be'],
  index_differs: ['缺失，或位置不对', 'is missing, or stands in another place'],
  erased_without_fact: [
    '内容没有了，存证中却没有说明原因的记录：该行被清空',
    'has no payload, and no fact says why: its row was emptied',
  ],
  leaves_missing: ['所签的条数多于文件中的：末尾被截去', 'is over more entries than the file has: its tail was cut'],
  leaves_beyond_checkpoint: [
    '在最后一个存证签名点之后：无人签名',
    'stands behind the last checkpoint: nobody signed for it',
  ],
  history_differs: [
    '所签的是另一段历史：此前有条目被改、被插入、被移动或被抽走',
    'is over another history: an entry before it was changed, inserted, moved or taken out',
  ],
  payload_differs: [
    '内容、对象或盐值与存证条目不符：该行被改动',
    'has another payload, subject or salt than its entry says: it was changed',
  ],
  half_erased: [
    '内容、对象、盐值缺了一部分：这不是依法擦除',
    'lacks some of payload, subject and salt, not all: this is no erasure',
  ],
  key_set_refused: ['密钥集不是由其根密钥签名的', 'has a key set that its root key did not sign'],
  root_differs: ['由另一把根密钥签名，不是您给出的那一把', 'is signed by another root key than the one you gave'],
  witness_key_refused: ['所列见证站点公钥无效', 'lists a witness key that is none'],
  origin_differs: ['说的是另一份存证', 'is about another ledger'],
  checkpoint_missing: ['缺失：无人为这些条目签名', 'is missing: nobody signed for these entries'],
  checkpoint_refused: ['不是合格的存证签名点，或顺序不对', 'is no checkpoint as it must be, or out of order'],
  ledger_signature_missing: ['没有密钥集中存证密钥的签名', 'has no signature by a ledger key of the key set'],
  signature_wrong: ['签名错误', 'has a wrong signature'],
  signature_unknown: ['签名所用密钥未列入文件', 'has a signature by a key that the file does not list'],
  signature_repeated: ['同一密钥签了两次', 'has two signatures by one key'],
  cosignature_stripped: [
    '缺少见证签名：导出时有，后来被去掉',
    'lacks the cosignature of a witness that had cosigned: it was taken out',
  ],
  seal_refused: [
    '不是大队平台对此清单和见证站点名单的封签：keys.json 被改动',
    "is not HQ's signature over this manifest and this list of witnesses: keys.json was changed",
  ],
  witness_note_refused: [
    '不是存证签名点：请选见证站点自己保存的存证签名点文件',
    'is no checkpoint: give the note as the witness kept it',
  ],
  witness_differs: [
    '与本文件历史不同：见证站点看到之后被改过',
    'is over another history than the file: what the witness saw was changed afterwards',
  ],
};
