import { mostLeaveDays } from '@rollcall/shared/fields/leave';
import { fieldProblemIn } from '@rollcall/shared/words/field-problems';
import type { CellProblem } from '../sheets/reading.ts';
import type { FileProblem } from '../sheets/sheet.ts';

const ofFiles: Record<FileProblem, () => string> = {
  file_empty: () => '文件是空的。',
  file_too_large: () => '文件太大：最多 20 MB、50,000 行。请拆成几个文件分别导入。',
  file_old_xls: () => '这是旧版 .xls 文件，或设了密码。请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 后再导入。',
  file_web_page: () => '这是网页，不是表格，虽然文件名可能是 .xls。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
  file_not_a_spreadsheet: () => '这不是表格文件，或文件已损坏。请导入 .xlsx 或 .csv 文件。',
  file_broken: () => '文件已损坏，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
  file_encoding: () => '这不是表格文件，或文字编码无法识别。.csv 请用 UTF-8 或 GB18030（GBK）编码保存。',
  too_many_rows: () => '行数太多：最多 50,000 行。请拆成几个文件分别导入。',
};

const ofCells: Record<CellProblem, () => string> = {
  bad_characters: () => '含有无法识别的字符，请重新输入。',
  bad_date: () => '不是日期。请写成 2026-11-25 这样的日期。',
  bad_moment: () => '不是日期和时间。请写成 2026-11-25 08:00 这样的形式。',
  bad_time: () => '不是时间。请写成 08:00 这样的 24 小时制时间，最大 24:00。',
  date_out_of_range: () => '日期不在 2000 年至 2099 年之间，请核对年份。',
  date_with_time: () => '这里只填日期，请去掉时间。',
  date_without_year: () => '日期缺少年份。请写成 2026-11-25 这样的日期。',
  formula_error: () => '公式出错，没有结果。请改正公式，或直接填写内容。',
  number_imprecise: () => '数字超过 15 位，Excel 已改动了末尾的数字。请把单元格设为“文本”后重新输入。',
  text_is_date: () => 'Excel 把内容当成了日期。请把单元格设为“文本”后重新输入。',
  time_with_date: () => '这里只填时间，请去掉日期。',
};

/** What can be wrong with an import, in the words of who reads the file beside it. The names are stable. */
export const importMessages = {
  ...ofFiles,
  ...ofCells,
  no_headings: (headings: string) => `没有找到表头。请在数据上方写明：${headings}。`,
  missing_column: (heading: string) => `缺少“${heading}”列。请补上此列，或使用模板。`,
  duplicate_column: (cell: string) => `与 ${cell} 是同一列，请删去一列。`,
  unknown_column: () => '不认识这一列。请删去此列，或把表头改为“备注”。',
  no_rows: () => '表里没有数据。请在表头下方逐行填写。',
  required: () => '必填，不能空着。',
  too_short: (least: number) => `太短：至少 ${least} 个字。`,
  case_names: (found: readonly string[]) => `写有可识别人的内容：${found.join('、')}。请删去。`,
  too_long: (most: number) => `太长：最多 ${most} 个字，请缩短。`,
  name_character: (found: string) => `${fieldProblemIn('zh', { path: '', message: found }, { named: false })}。`,
  not_a_choice: (choices: string) => `只能填：${choices}。`,
  bad_badge_no: () => '不是警号：只能由字母、数字和“-”组成，最多 32 个字符。',
  bad_serial: () => '不是记录仪编号：只能由字母、数字、“-”和“_”组成，最多 32 个字符。',
  bad_unit_code: () => '不是单位代码：只能由字母、数字和“-”组成，最多 20 个字符。',
  bad_breaks: () => '不是休息时间。请写成 12:00-13:00，几段之间用“、”隔开；没有休息写“无”。',
  breaks_wrong: () => '休息时间应在班次之内，且前后不重叠。',
  campaign_unknown: (names: string) =>
    `没有这项专项整治。可填：${names === '' ? '（还没有专项整治，请先新增）' : names}，或“无”。`,
  campaign_not_then: (days: string) => `这项专项整治的时间是 ${days}，不含这一天。`,
  leave_backwards: () => `结束应晚于开始，且不超过 ${mostLeaveDays} 天。`,
  leave_overlap: (other: string) => `此人已请假 ${other}，时间重叠。请改时间，或先修改那次请假。`,
  leave_overlap_in_list: (cell: string) => `与 ${cell} 所在行的请假时间重叠。`,
  bad_source: () => '不是来源：只能由小写字母、数字和“-”组成，以字母开头，2 至 32 个字符。',
  activity_length: () => '结束时间不能早于开始时间，也不能超过开始后 48 小时。',
  activity_to_come: () => '开始时间还没有到。请核对日期和时间；计划中的勤务请排班。',
  activity_of_other_unit: () => '这一编号的活动涉及其他单位的人员，请由管理员导入。',
  activity_needs_two: () =>
    '这项活动有未了结的问题，或由其他系统报送：改类型、时间或人员须由另一人同意。请删去此行，在活动页面更正。',
  twice: (cell: string) => `与 ${cell} 重复，请删去一处。`,
  unit_unknown: () => '没有这个单位。请填单位代码或单位全称。',
  unit_ambiguous: (codes: string) => `有几个单位叫这个名称，请改填单位代码：${codes}。`,
  unit_below_itself: () => '上级单位不能是本单位或其下级。',
  unit_retired: () => '该单位已撤销。请改填其他单位；如仍在用，请先在台账里恢复。',
  unit_code_retired: () => '此代码的单位已撤销。请删去此行；如仍在用，请先在台账里恢复。',
  unit_too_deep: (levels: number) => `单位最多 ${levels} 级，请另填上级单位。`,
  unit_code_digits: (digits: number) => `单位代码应为 ${digits} 位数字。`,
  officer_unknown: () => '没有这个警号的人员，或不归您管理。请核对警号。',
  officer_left: (leftOn: string) => `此人自 ${leftOn} 起已离岗。请换一名人员，或更正离岗日期。`,
  officer_code_left: (leftOn: string) =>
    `此警号的人员自 ${leftOn} 起已离岗。请删去此行；如已返岗，请先在台账里清除离岗日期。`,
  name_differs: (name: string) => `与警号不符：登记的姓名是“${name}”。请核对警号和姓名。`,
  leader_is_self: () => '责任领导不能是本人。',
  not_a_deputy: () => '副职须是本单位在岗的民警。请核对警号；人员尚未登记的，先导入人员。',
  in_the_future: () => '时间还没有到。请填写已经发生的领用或交回。',
  recorder_unknown: () => '没有这台执法记录仪，或不归您管理。请核对编号。',
  recorder_scrapped: () => '这台执法记录仪已报废，请换一台。',
  recorder_code_scrapped: () => '此编号的执法记录仪已报废。请删去此行；如仍在用，请先在台账里恢复。',
  recorder_is_out: () => '这台执法记录仪还在他人手中。请先登记交回，再报废。',
  held_backwards: () => '结束时间应晚于开始时间。',
  custody_overlap: (other: string) => `这段时间这台记录仪已由他人保管或领用：${other}。请改时间，或先结束那一条。`,
  custody_overlap_in_list: (cell: string) => `与 ${cell} 所在行时间重叠：一台记录仪同时只能有一人。`,
  holder_of_other_unit: () => '这段时间涉及其他单位的人员，请由管理员导入。',
  duty_type_unknown: (choices: string) => `没有这种勤务类型。可填：${choices}。`,
  duty_type_retired: () => '这种勤务类型已停用，请换一种。',
  shift_overlap: (other: string) => `此人已有班次 ${other}，时间重叠。请改时间，或先修改那个班次。`,
  shift_overlap_in_list: (cell: string) => `与 ${cell} 所在行的班次时间重叠。`,
  reason_missing: () => '每次改动都要写明理由。请填写导入原因后再导入。',
  reason_required: (rows: number) => `共 ${rows} 行改动了已经过去的时间。请填写导入原因后再导入。`,
} as const;

export type ImportProblemCode = keyof typeof importMessages;
