/**
 * What passwords are made of most often, as keyboards of this country type it. Not whole passwords: people put years, digits and signs
 * behind them, and those are taken away first (see `weak-password.ts`). Lower case, without signs.
 */
const inEnglish = `password passwd passw0rd pass word pwd secret admin administrator root user username guest test tester demo login logon
  signin welcome hello master system server manager default changeme letmein access account temp temporary newpass oldpass qwerty
  monkey dragon tiger eagle lion panda shadow sunshine princess prince queen king angel lovely love iloveyou loveyou lover baby
  sweet honey flower summer winter spring autumn football baseball basketball soccer hockey superman batman spiderman ironman pokemon
  starwars hunter killer soldier ranger warrior freedom whatever trustno computer internet google apple microsoft windows android
  iphone samsung huawei xiaomi lenovo michael jordan kobe james jackson jennifer jessica charlie daniel thomas robert andrew matthew
  joshua ashley michelle nicole jordan london paris china chinese people america money happy lucky good best cool super hello world
  orange banana cherry chocolate cookie coffee pepper ginger silver golden diamond purple yellow green black white blue red
  january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
  sunday office company business service support customer public private security network wireless router database oracle mysql
  police policeman officer traffic brigade squad camera bodycam recorder rollcall evidence station patrol duty leader inspector auditor`;
const inPinyin = `woaini woaiwo woaiwojia woaizhongguo wojiushiwo wozhidao woshishui woxihuanni nihao nihaoma zaijian xiexie mima mimashi
  wodemima xinmima guanli guanliyuan yonghu denglu ceshi zhongguo zhonghua beijing shanghai guangzhou shenzhen tianjin chongqing
  chengdu wuhan nanjing hangzhou dongfang taiyang tianxia aiqing xingfu kuaile jiankang pingan facai gongxi shengri laopo laogong
  baobei baobao qinaide xiaoming xiaohong xiaoli xiaobao mama baba laoshi gege jiejie didi meimei pengyou ziji women nimen
  wangwei zhangwei liwei wangfang lina zhangmin liuwei wangjing zhangjing lijing liqiang wangqiang zhangqiang liuyang
  taobao alipay weixin wechat tencent baidu qqcom renren jiayou zhangsan lisi wangwu zhaoliu
  gongan jingcha jiaojing jiaoguan jiaotong minjing fujing xiejing dadui zhongdui zhidui xiaodui zhiban zhifa jiluyi caijizhan
  dianming paichusuo xunluo duizhang duyuan duchai dangyuan renmin`;
const inChinese =
  '密码 口令 管理员 用户 测试 登录 我爱你 中国 北京 上海 公安 警察 交警 民警 辅警 大队 中队 支队 执法 记录仪 点名 队长';
const inDigits = `5201314 1314520 5211314 1314521 7758521 7758258 3344521 520 521 1314 110 122 119 120 114 911 666 888 999 168 518 668
  147258369 147258 258369 159357 159753 741852963 789456123 112233 121212 123321 123123 12306 10086 10010`;
const onKeyboards = `qazwsxedc qazwsx qaz wsx edc rfv tgb yhn 1qaz 2wsx 3edc 4rfv 5tgb 1q2w3e4r5t 1q2w3e4r 1q2w3e q1w2e3r4 q1w2e3 1a2b3c
  a1b2c3 abc123 zaq12wsx zaq1 xsw2 qweasdzxc qweasd asdzxc poiuytrewq mnbvcxz lkjhgfdsa`;

/** The longest first, so that none is cut by another within it. */
export const commonWords: readonly string[] = [
  ...new Set([inEnglish, inPinyin, inChinese, inDigits, onKeyboards].flatMap((words) => words.trim().split(/\s+/))),
].sort((one, other) => other.length - one.length);

/** Rows of which three or more in a row, in either direction, are no secret. */
export const rowsOfKeys: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
];
