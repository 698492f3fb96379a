import { accessProblems } from './access-problem-texts.ts';
import { accountProblems } from './account-problem-texts.ts';
import { activityProblems } from './activity-problem-texts.ts';
import { custodyProblems } from './custody-problem-texts.ts';
import { defineTexts } from './define-texts.ts';
import { exemptionProblems } from './exemption-problem-texts.ts';
import { rosterProblems } from './roster-problem-texts.ts';

/** What HQ's problems say in the page's language, by their `code`. One that isn't here is shown as HQ wrote it. */
export const problemTexts = defineTexts({
  bad_request: {
    title: { zh: '填写的内容有误', en: 'Something in the request is wrong' },
    nextStep: { zh: '请按下面的提示修改后重试。', en: 'Correct what is named below, then try again.' },
  },
  guarantee_not_missing: {
    title: { zh: '没有需要放行的', en: 'There is nothing to override' },
    nextStep: {
      zh: '请重新查看各项保证；总部在启动时和每天都会检查。',
      en: 'Look at the guarantees again; HQ tries them at its start and every day.',
    },
  },
  guarantee_overridden: {
    title: { zh: '已经有人放行', en: 'Somebody has overridden this guarantee already' },
    nextStep: {
      zh: '请查看是谁、为什么。要换理由，先撤回那次放行。',
      en: 'Look at who did and why. To give another reason, withdraw that override first.',
    },
  },
  nothing_to_let_go: {
    title: { zh: '这个文件没有卡住卡片', en: 'This file does not hold its card back' },
    nextStep: {
      zh: '请重新查看这张卡：文件可能已读出，或卡已拔出。',
      en: 'Look at the card again: the file may have been read, or its card undocked, meanwhile.',
    },
  },
  already_proposed: {
    title: { zh: '已有人提议放弃这个文件', en: 'Somebody has proposed to let this file go already' },
    nextStep: { zh: '您若不是提议人，可以同意。', en: 'Agree to that proposal, if you are another person.' },
  },
  agrees_with_self: {
    title: { zh: '不能同意自己的提议', en: 'Nobody agrees to an own proposal' },
    nextStep: {
      zh: '须由另一位管理员或督察同意。',
      en: 'Another administrator or inspector must agree.',
    },
  },
  bad_cursor: {
    title: { zh: '列表已变化', en: 'The list has changed' },
    nextStep: { zh: '请重新加载列表。', en: 'Load the list again.' },
  },
  not_signed_in: {
    title: { zh: '登录已失效', en: 'Your session has ended' },
    nextStep: { zh: '请重新登录。', en: 'Sign in again.' },
  },
  wrong_credentials: {
    title: { zh: '用户名或密码错误', en: 'The user name or the password is wrong' },
    nextStep: {
      zh: '请重新输入；忘记密码请找管理员重设。',
      en: 'Try again, or ask an administrator for a new password.',
    },
  },
  too_many_attempts: {
    title: { zh: '尝试次数过多', en: 'Too many attempts' },
    nextStep: { zh: '请稍等片刻再试。', en: 'Wait a little, then try again.' },
  },
  forbidden: {
    title: { zh: '您的角色无权查看或操作', en: 'Your role does not allow this' },
    nextStep: { zh: '需要时请联系管理员。', en: 'Ask an administrator if you need it.' },
  },
  foreign_origin: {
    title: {
      zh: '本页的网址与总部登记的网址不一致',
      en: 'The request came from a page of another address',
    },
    nextStep: { zh: '请从登记的网址打开。', en: 'Open the page at its registered address.' },
  },
  not_found: {
    title: { zh: '没有找到', en: 'There is nothing at this address' },
    nextStep: {
      zh: '请检查网址；无权查看的内容也会显示为“没有找到”。',
      en: 'Check the address. What you may not see is not found either.',
    },
  },
  already_there: {
    title: { zh: '已有同样编号或名称的登记', en: 'There is one of this name already' },
    nextStep: { zh: '请换一个，或修改已有的那一条。', en: 'Choose another one, or change the one that is there.' },
  },
  reason_required: {
    title: { zh: '修改过去的记录须说明原因', en: 'What changes the past needs a reason' },
    nextStep: {
      zh: '请填写原因（2 至 500 字），系统会留存。',
      en: 'Give a reason of 2 to 500 characters; it is kept.',
    },
  },
  officer_left: {
    title: { zh: '该人员那时已离队', en: 'The officer no longer serves on that day' },
    nextStep: {
      zh: '请换一名人员，或更正其离队日期。',
      en: 'Choose somebody else, or correct the day on which the officer left.',
    },
  },
  clock_compared_later: {
    title: { zh: '比对时间晚于现在', en: 'The comparison is said to be of later than now' },
    nextStep: {
      zh: '“准确时间”填您看表的时刻，旁边填记录仪当时显示的时间，不要填反。如大队的时钟不对，请联系运维。',
      en: "Enter when you looked, by a right clock, and beside it what the recorder showed; don't swap the two. If HQ's clock is wrong, tell operations.",
    },
  },
  custody_overlaps: {
    title: {
      zh: '这段时间已登记他人持有该记录仪',
      en: 'Somebody else is entered as holding this recorder at that time',
    },
    nextStep: {
      zh: '请先结束下面那一条，或改用别的时间；属于其他单位的，请其负责人或管理员结束。',
      en: 'End the entry below first, or change your times. If it is of another unit, ask its leader or an administrator.',
    },
  },
  custody_takes_from_other_unit: {
    title: {
      zh: '这样会占用其他单位人员持有的记录仪',
      en: 'This would take the recorder from an officer of another unit',
    },
    nextStep: {
      zh: '请改用别的时间或别的记录仪，或请管理员登记。',
      en: 'Choose other times or another recorder, or ask an administrator to enter it.',
    },
  },
  of_other_unit: {
    title: { zh: '该人员或记录仪属于其他单位', en: 'This belongs to another unit' },
    nextStep: {
      zh: '请选择本单位的，或请管理员登记。',
      en: 'Choose one of your own unit, or ask an administrator to enter it.',
    },
  },
  recorder_scrapped: {
    title: { zh: '该记录仪已报废', en: 'The recorder is scrapped' },
    nextStep: { zh: '请换一台，或先更正它的状态。', en: 'Choose another recorder, or correct its state first.' },
  },
  unit_below_itself: {
    title: { zh: '单位不能隶属于自己或自己的下级', en: "A unit can't come below itself" },
    nextStep: { zh: '请另选上级单位。', en: 'Choose another unit above it.' },
  },
  parameters_outdated: {
    title: { zh: '参数刚被别人改过', en: 'Somebody else changed the parameters in the meantime' },
    nextStep: {
      zh: '请重新加载，看清改动后再改。',
      en: 'Load them again, look at what was changed, then change them once more.',
    },
  },
  unknown_officer: {
    title: {
      zh: '没有这个警号的人员，或不归您管理',
      en: 'There is no officer of this badge number whom you may roster',
    },
    nextStep: {
      zh: '请换一名人员，或先在台账里登记。',
      en: 'Choose somebody else, or add the officer to the registry first.',
    },
  },
  unknown_duty_type: {
    title: { zh: '没有这种勤务类型', en: 'There is no such duty type' },
    nextStep: { zh: '请选择列表中的勤务类型。', en: 'Choose one of the list.' },
  },
  duty_type_retired: {
    title: { zh: '这种勤务类型已停用', en: 'This duty type takes no new shifts' },
    nextStep: { zh: '请换一种，或先恢复使用。', en: 'Choose another one, or bring it back into use.' },
  },
  unknown_unit: {
    title: { zh: '没有这个单位', en: 'There is no such unit' },
    nextStep: { zh: '请选择列表中的单位。', en: 'Choose one of the list.' },
  },
  shift_length: {
    title: { zh: '班次应晚于开始时间结束，且不超过 48 小时', en: 'A shift ends after it starts, and within 48 hours' },
    nextStep: { zh: '请改正开始和结束时间。', en: 'Correct start and end.' },
  },
  shift_overlap: {
    title: { zh: '此人这段时间已有班次', en: 'The officer has a shift at that time already' },
    nextStep: {
      zh: '请改用别的时间，或先修改、取消下面那一班。',
      en: 'Choose other times, or change or cancel the shift below first.',
    },
  },
  shift_cancelled: {
    title: { zh: '这个班次已取消', en: 'This shift was cancelled' },
    nextStep: { zh: '需要时请新增班次。', en: 'Add a new shift instead.' },
  },
  body_too_large: {
    title: { zh: '文件太大', en: 'The file is too large' },
    nextStep: { zh: '最大 20 MB，请拆成几个文件。', en: 'It may have 20 MB: import it in pieces.' },
  },
  bad_http_request: {
    title: { zh: '总部读不懂这个请求', en: 'HQ could not read the request' },
    nextStep: { zh: '请刷新页面后重试。', en: 'Reload the page, then try again.' },
  },
  file_unreadable: {
    title: { zh: '读不出这个文件', en: 'The file can’t be read' },
    nextStep: {
      zh: '文件在选择之后改动或移走了，或者它是文件夹。请重新选择。',
      en: 'It was changed or moved after you chose it, or it is a folder. Choose it again.',
    },
  },
  recording_not_uploaded: {
    title: { zh: '录像还没有上传到总部', en: 'This recording has not reached HQ yet' },
    nextStep: {
      zh: '采集站上传后即可播放；长时间没有进展请检查采集站。',
      en: 'It can be played once the station has uploaded it. If nothing moves, look at the station.',
    },
  },
  viewing_session_not_found: {
    title: { zh: '本次调阅已结束', en: 'This viewing has ended' },
    nextStep: { zh: '请重新打开录像。', en: 'Open the recording again.' },
  },
  object_store_failed: {
    title: { zh: '总部的存储暂时无法访问', en: 'HQ cannot reach its storage at the moment' },
    nextStep: { zh: '请稍后再试。', en: 'Try again in a minute.' },
  },
  database_unavailable: {
    title: { zh: '总部的数据库暂时无法访问', en: 'HQ cannot reach its database at the moment' },
    nextStep: { zh: '请稍后再试。', en: 'Try again in a minute.' },
  },
  internal: {
    title: { zh: '总部出错了', en: 'Something went wrong at HQ' },
    nextStep: {
      zh: '请重试；仍不行请把时间告诉管理员。',
      en: 'Try again. If it stays, give an administrator the time.',
    },
  },
  ...accountProblems,
  ...accessProblems,
  ...activityProblems,
  ...custodyProblems,
  ...exemptionProblems,
  ...rosterProblems,
  cosignature_refused: {
    title: { zh: '没有收下这份联署', en: 'HQ does not take this cosignature' },
    nextStep: {
      zh: '请确认见证方已加入（rollcall ledger add-witness），联署的是总部发布的检查点。若见证方见到的根不同，说明账本被分叉，请保留双方的原文。',
      en: 'The witness must be known (rollcall ledger add-witness) and have cosigned a checkpoint that HQ published. If it saw another root, it found a fork: keep both notes.',
    },
  },
  no_checkpoint_yet: {
    title: { zh: '账本还没有检查点', en: 'The ledger has no checkpoint yet' },
    nextStep: { zh: '数秒后再试。', en: 'Try again in some seconds.' },
  },
  unreachable: {
    title: { zh: '连接不上总部', en: 'HQ can’t be reached' },
    nextStep: {
      zh: '请检查网络；恢复后页面会自动刷新。',
      en: 'Check the network. The page refreshes when it is back.',
    },
  },
  unknown: {
    title: { zh: '总部拒绝了请求', en: 'HQ refused the request' },
    nextStep: { zh: '请重试；仍不行请联系管理员。', en: 'Try again, or ask an administrator.' },
  },
});
