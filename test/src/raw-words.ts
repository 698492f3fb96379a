import type { Page } from 'playwright-core';

/** Names that things have in the database, and people don't. */
export interface Known {
  /** Of accounts. */
  usernames: ReadonlySet<string>;
  /** Of units and stations: both have a name. */
  codes: ReadonlySet<string>;
}

const patterns = {
  id: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g,
  'shortened id': /(?<![\w-])(?=\w*\d)[0-9a-z]{4,12}(?:…|\.\.\.)/gi,
  digest: /\b[0-9a-f]{16,}\b/g,
  // With capitals, small letters and digits, as words haven't; a recorder's serial and the name of its file have no small letters.
  'encoded digest': /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{16,}(?![\w-])/g,
  'number of a recording': /\b[a-z2-7]{32}\b/g,
  // Not the `min:s` of a heading.
  reference: /(?<![\w/])[a-z][a-z_-]+:(?!\/\/)(?:\d[\w-]*|[A-Za-z][\w-]+)/g,
  key: /(?<![\w-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w-])/g,
  // English has words with hyphens, Chinese hasn't.
  'key with hyphens': /(?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w-])/g,
} as const;

type What = keyof typeof patterns | 'user name' | 'code' | 'instant';

/** Every id, digest, key, code or user name that a text holds, as `what: word`. */
export function rawWordsOf(text: unknown, { usernames, codes }: Known, language: 'zh' | 'en' = 'zh'): string[] {
  if (typeof text !== 'string') return [];
  const found = Object.entries(patterns).flatMap(([what, pattern]) =>
    what === 'key with hyphens' && language === 'en'
      ? []
      : [...text.matchAll(pattern)].map(([word]) => told(what as What, word)),
  );
  const instants = [...text.matchAll(/\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*Z/g)].map(([word]) => told('instant', word));
  const words = text.split(/[\s,;:、，；：（）()“”"'/·。]+/);
  return [
    ...found,
    ...instants,
    ...words.filter((word) => usernames.has(word)).map((word) => told('user name', word)),
    ...words.filter((word) => codes.has(word)).map((word) => told('code', word)),
  ];
}

const told = (what: What, word: string) => `${what}: ${word}`;

interface Allowed {
  /** Papers and tables; left out: all. */
  in?: readonly string[];
  /** Headings of columns, or what stands before it; left out: anywhere. */
  at?: readonly string[];
  what?: readonly What[];
  why: string;
}

/** What may stand on papers and in files. */
const allowed: readonly Allowed[] = [
  {
    at: ['录像编号', 'Recording', 'Recording id', '对象', 'Row'],
    what: ['number of a recording'],
    why: 'the number of a recording, by which stations, exports of evidence and the verifier name it',
  },
  {
    in: ['units'],
    at: ['单位代码', 'Unit code'],
    why: 'the registry of units is where their codes are kept: the import finds a unit by it, and so do other systems',
  },
  {
    in: ['duty-types', 'activity-sources'],
    at: ['代码', 'Code', 'Source'],
    why: 'the list of the codes by which other systems tell duty and activities',
  },
  {
    in: ['stations', 'station-settings'],
    at: ['编号', 'Id'],
    why: 'the list of stations is where their ids are kept: they stand on the mini-PC, in its logs and in the enrolment',
  },
  {
    in: ['accounts'],
    at: ['用户名', 'User name'],
    why: 'the list of accounts is where user names are kept',
  },
  {
    in: ['checkpoints', 'witnesses'],
    why: 'a witness is known by the name and the public key that it signs with; a verifier is given both',
  },
  {
    in: ['quarantined-events'],
    at: ['类型', 'Type'],
    why: 'a message that HQ does not know has no word; an engineer looks for its type',
  },
  {
    in: ['draw-plans', 'draw-items', 'reviews', '通报'],
    at: ['分层', 'Strata', 'Stratum'],
    what: ['key'],
    why: 'the name that the brigade itself gave a stratum in its plan of draws',
  },
  {
    in: ['draw-items'],
    at: ['代号', 'Tag', '编号', 'Id'],
    why: 'a replay of a draw prints these, and nothing else tells which item it drew',
  },
  {
    at: ['附件 SHA-256', 'SHA-256 of the file'],
    what: ['digest'],
    why: 'proves that the file that was attached is the one that somebody holds',
  },
  {
    in: ['通报'],
    at: ['抽签种子', '种子前16位', '待抽名单的根', '种子', '名单的根'],
    what: ['digest'],
    why: 'with them anybody replays the draw',
  },
  {
    in: ['通报'],
    at: [
      ...['签名点的根', '本通报摘要（SHA-256）', '通报摘要（SHA-256）', '存证签名点的根'],
      ...['数据摘要', '正文摘要', '签发时的存证签名点'],
    ],
    what: ['digest'],
    why: 'the foot of a sealed paper: what a verifier compares with the ledger',
  },
  {
    in: ['保管史'],
    at: ['导出编号', '录像编号', 'SHA-256', '回读 SHA-256', '包内文件'],
    why: 'what the verifier finds in the ZIP by the same words: the export, the file, its digest',
  },
  {
    in: ['保管史'],
    at: ['存证名称', '路径', '卡'],
    why: 'the name of the ledger, as checkpoints and verifier have it; a card and a file on it, as the card names them',
  },
  {
    in: ['manifest.json'],
    at: ['exportId', 'recordingId', 'name', 'file', 'sha256', 'origin', 'createdAt'],
    what: ['id', 'digest', 'number of a recording', 'key with hyphens', 'instant'],
    why: 'a program reads them: the file that it looks for, its digest, the ledger; what people read has words',
  },
  {
    in: ['说明'],
    at: ['custody-history.html'],
    what: ['key with hyphens'],
    why: 'the name of a file in the ZIP, with what it is beside it',
  },
  {
    in: ['省平台'],
    at: ['wjbh'],
    what: ['number of a recording'],
    why: 'the field of the province’s platform for the number of a file',
  },
  {
    in: ['省平台'],
    at: ['jgdm', 'gzz_xh'],
    what: ['code', 'key with hyphens'],
    why: 'the fields of the province’s platform for the code of a unit, whose name stands beside it, and the number of a station',
  },
  {
    in: ['access-requests', 'evidence-exports', 'inbox'],
    at: ['用途', 'Purpose', '说明', 'Text'],
    what: ['code'],
    why: 'what people wrote stands as they wrote it; the test data write the code of a squad there',
  },
];

export function mayStand({ paper, at }: { paper: string; at: string }, raw: string): boolean {
  return allowed.some(
    (one) =>
      (one.in === undefined || one.in.includes(paper)) &&
      (one.at === undefined || one.at.includes(at)) &&
      (one.what === undefined || one.what.some((what) => raw.startsWith(`${what}: `))),
  );
}

/** What a page says in print beside words. Of a line the place is the line, or the one before it. The page is left in print. */
export async function rawWordsInPrint(
  page: Pick<Page, 'emulateMedia' | 'evaluate'>,
  { paper, known, language }: { paper: string; known: Known; language: 'zh' | 'en' },
): Promise<string[]> {
  // As the eye has it: without what print leaves out, and what is folded.
  await page.emulateMedia({ media: 'print' });
  const lines = (await page.evaluate<string>('document.body.innerText')).split(/[\n\t]+/).map((line) => line.trim());
  return lines.flatMap((line, nr) =>
    rawWordsOf(line, known, language)
      .filter((raw) => ![lines[nr - 1] ?? '', line].some((at) => mayStand({ paper, at }, raw)))
      .map((raw) => `on paper: ${lines[nr - 1]} ${line}: ${raw}`),
  );
}
