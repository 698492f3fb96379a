import type { BulletinCheck, BulletinFault, BulletinVerdict } from '@rollcall/shared/bulletins/verify/verdict';
import type { FindingCode } from '@rollcall/shared/evidence/finding';

type Text = readonly [zh: string, en: string];

export const bulletinHeadlines: Record<BulletinVerdict['state'], Text> = {
  true: [
    '属实：与签发时一致，每个数字都由所取数据得出',
    'True: this is what was sealed, and every number follows from its rows',
  ],
  unbound: [
    '所含内容属实；但旧格式的核验包没有清单，无法证明没有缺少',
    'What is in it is true; but a package of this old form has no list, so something may have been taken out',
  ],
  refused: ['不属实：与签发时不同，不能采信', 'Refused: it is not what was sealed'],
};

export const checkTexts: Record<BulletinCheck, Text> = {
  package: ['文件形式与大队平台写出的逐字节一致。', 'The file has exactly the form that HQ writes.'],
  keys: ['平台的密钥由其根密钥签名。', "HQ's keys are signed by its root key."],
  checkpoint: ['存证签名点的签名正确。', 'The checkpoint is signed.'],
  ledger: ['存证中记有本期通报的签发。', 'The ledger has that this issue was sealed.'],
  input_digest: ['所取数据与签发时一致。', 'The rows are those that were sealed.'],
  content: ['每个数字都由所取数据得出。', 'Every number follows from the rows.'],
  bulletin_digest: ['内容和文字与签发时一致。', 'Content and texts are those that were sealed.'],
  figures: ['数据表与签发时一致。', 'The workbook is the one that was sealed.'],
  figures_text: [
    '数据表所写与内容逐格相符，没有多余。',
    'The workbook says what the content demands, and nothing else.',
  ],
  document: ['公文与签发时一致。', 'The document is the one that was sealed.'],
  document_text: [
    '公文所写与内容逐句相符，没有多余。',
    'The document says what the content demands, and nothing else.',
  ],
  persons: [
    '所点人员与签发时一致，缺少的都有抹去的存证。',
    'The persons are those that were sealed, each or the erasure of his name proved.',
  ],
  bound: [
    '核验包就是大队平台给出的那一个：没有缺少、添加或调换。',
    'The package is the one that HQ put together: nothing is missing, added or moved.',
  ],
};

export const goneTexts: Partial<Record<BulletinCheck, Text>> = {
  document: ['公文不在其中：有姓名已抹去。', 'The document isn’t here: a name was erased from it.'],
  document_text: ['公文不在其中，无从核对所写。', 'The document isn’t here, so there is nothing to read.'],
  persons: ['姓名不在其中：已抹去，或未提供。', 'Names aren’t here: they were erased, or not handed out.'],
};

export const outcomeTexts: Record<BulletinVerdict['checks'][number]['outcome'], Text> = {
  holds: ['✓ 成立', '✓ holds'],
  fails: ['✕ 不成立', '✕ fails'],
  gone: ['– 不在其中', '– gone'],
  unbound: ['– 没有清单', '– no list'],
  unread: ['– 未比对文字', '– not read'],
  open: ['– 因别项不成立而未定', '– open, because of another'],
};

export const unreadText: Text = ['0.3.0 版以前签发：只核对摘要。', 'Sealed before 0.3.0: only its digest is compared.'];
export const unboundText: Text = ['大队平台当时没有为所含内容签名列表。', 'HQ signed no list of what it put together.'];

export const bulletinFaultTexts: Record<Exclude<BulletinFault, FindingCode>, Text> = {
  input_differs: ['所取数据与签发时不同', 'has other rows than were sealed'],
  content_differs: ['有内容不能由所取数据得出', 'has a number, or something else, that does not follow from the rows'],
  bulletin_differs: ['内容或文字与签发时不同', 'has another content or other texts than were sealed'],
  file_differs: ['与签发时的字节不同', 'has other bytes than were sealed'],
  person_differs: ['有人与签发时不同', 'has somebody else than was sealed'],
  person_unknown: ['有通报没有点名的人', 'has somebody whom the issue does not name'],
  person_missing: [
    '缺少通报点名的人，又没有抹去姓名的存证',
    'lacks somebody whom the issue names, and no fact says that his name was erased',
  ],
  person_repeated: ['有人出现两次，或顺序不对', 'has somebody twice, or out of order'],
  paper_refused: [
    '不是大队平台写出的形式，可能显示别的内容',
    'is no file as HQ writes them, so it could show something else than its text',
  ],
  text_differs: ['所写与内容不符', 'says something else than the content demands'],
  list_refused: ['不是大队平台签名的清单', 'is no list that a message key of HQ signed'],
  witnesses_differ: ['见证站点与清单不符', 'names other witnesses than HQ listed'],
  issue_differs: ['是另一期的', 'is about another issue than was sealed'],
};

export const bulletinUnchecked: Record<BulletinVerdict['unchecked'][number], Text> = {
  root_not_given: [
    '是否确由大队平台签名：请在上面填写根密钥指纹。',
    "That HQ's keys signed it: enter the fingerprint of its root key above.",
  ],
  no_given_witness: [
    '大队平台是否向别人出示过另一份存证：请填写见证站点直接提供的公钥。',
    'That HQ did not show others another ledger: enter a key that a witness told you itself.',
  ],
  persons_not_shown: [
    '未证明的人员是谁：没有随机数，无人能知。',
    'Who the persons are: without their salts, nobody can tell.',
  ],
  package_not_bound: [
    '是否有内容被抽走：请大队平台重新给出核验包，现在的带有清单。',
    'That nothing was taken out: ask HQ for the package anew, which has a list now.',
  ],
  papers_not_read: [
    '公文和数据表的文字是否与内容一致：0.3.0 版以前签发的只核对摘要。',
    'That the papers say what the content demands: those of before 0.3.0 are compared by their digests alone.',
  ],
};

/** What no package shows, however true it is. */
export const bulletinLimits: Text[] = [
  [
    '所取数据是否属实、是否齐全：只证明数字由它得出。',
    'That the rows are true and complete: only that the numbers follow from them.',
  ],
  [
    '图中画的是什么：只核对图名，数字在表中。',
    'What the pictures show: only their names are read; their numbers stand in the tables.',
  ],
];

export const bulletinWords = {
  checks: ['逐项核验', 'Check by check'],
  what: ['核验内容', 'What is checked'],
  about: ['通报说明', 'About the issue'],
  issue: ['期号', 'Issue'],
  kinds: { weekly: ['周通报', 'Weekly bulletin'], monthly: ['月研判', 'Monthly review'] },
  persons: ['所点人员（已证明）', 'Persons named (proved)'],
  instead: ['应为', 'instead of'],
} as const;
