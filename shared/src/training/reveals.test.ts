import { describe, expect, it } from 'vitest';
import { findsReveals } from './reveals.ts';

const find = findsReveals({
  officer: ['李娜', '阿卜杜·买买提', '李', '王小明'],
  badge_no: ['100002', 'J-0071'],
  recorder: ['DSJ00A1', 'rec-07'],
  unit: ['城东大队一中队', '一中队', 'S1-02'],
  station: ['st-01', '东门采集站'],
});
const told = (text: string) => find(text).map(({ kind, found }) => `${kind} ${found}`);

describe('what tells of a person', () => {
  it.each([
    ['望李娜同志改正', ['officer 李娜']],
    ['李 娜、李　娜、李·娜、李\u200b娜', ['officer 李娜']],
    ['阿卜杜买买提与阿卜杜•买买提', ['officer 阿卜杜·买买提']],
    ['警号100002未佩戴', ['badge_no 100002']],
    ['（１）见１０００ ０２。', ['badge_no 100002']],
    ['第3组 100002', ['badge_no 100002']],
    ['j0071、Ｊ－００７１', ['badge_no J-0071']],
    ['dsj00a1 关机，Rec 07 开机', ['recorder DSJ00A1', 'recorder rec-07']],
    ['城东大队一中队', ['unit 城东大队一中队', 'unit 一中队']],
    ['s1-02 与 ST 01、东门采集站', ['unit S1-02', 'station st-01', 'station 东门采集站']],
    ['京A12345', ['plate 京A12345']],
    ['粤Ｂ·Ｄ１２３４５ 驶离', ['plate 粤BD12345']],
    ['粤b f 1 2 3 4 5', ['plate 粤BF12345']],
    ['沪A·1234警、WJ京1234X、使014578', ['plate 沪A1234警', 'plate WJ京1234X', 'plate 使014578']],
    ['13812345678', ['phone 13812345678']],
    ['11010119900307123Ｘ', ['id_card 11010119900307123X']],
    ['王小明，警号100002，再说王小明', ['officer 王小明', 'badge_no 100002']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    '一名民警在一次日常勤务中，应录 8 小时，实录 6 小时 12 分，中间缺录 1 小时 48 分。',
    '李某未开机',
    '1100002',
    '100002A',
    'DSJ00A12',
    'S1-023',
    '云南省公安厅通报 2025 第 12 期',
    '新A类要求',
    '138123456789',
  ])('nothing: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
