// Names for a brigade of any size: common family and given names put together by number, so they are nobody's.

const familyNames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];
const givenNames =
  '伟 芳 娜 敏 静 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建国 建华 志强 志明 海燕 海涛 晓东 晓红 文博 文静 国庆 国栋 春梅 春生 玉兰 玉林 立新 立军 永强 永刚 雪梅 雪松 天佑 一鸣 子轩 雨晴'.split(
    ' ',
  );
const roads = ['人民路', '中山路', '解放街', '迎宾大道', '民族路', '工农街', '滨河路', '站前街'];
const crossings = ['建设街口', '和平街口', '东环路口', '南大街口', '体育场口'];

const squadNames = [
  '城关中队',
  '城东中队',
  '城西中队',
  '南环中队',
  '北郊中队',
  '高速路口中队',
  '车站中队',
  '景区中队',
] as const;

/** SQL for the name of the officer, the post and the squad of a number, from 0 on. */
export const nameOf = {
  officer: (n: string) =>
    `${pick(familyNames, `(${n}) * 7`)} || ${pick(givenNames, `(${n}) * 11 + (${n}) / ${familyNames.length}`)}`,
  post: (n: string) => `${pick(roads, n)} || ${pick(crossings, `(${n}) / ${roads.length}`)}`,
  squad: (n: string) => pick(squadNames, n),
};

/** The name of any officer, in any text. */
export const anyOfficerName = new RegExp(`(${familyNames.join('|')})(${givenNames.join('|')})`);

function pick(names: readonly string[], n: string): string {
  return `(array[${names.map((name) => `'${name}'`).join(', ')}])[1 + (${n}) % ${names.length}]`;
}
