/**
 * The genre's words that decide where a phrase begins and what in it is a thing counted: verbs, outcomes of procedures,
 * openings that say nothing. Kept apart from the rules, so that a new wording is a new word and no new code.
 */

function words(...lines: string[]): string[] {
  return lines
    .join(' ')
    .split(' ')
    .sort((left, right) => right.length - left.length);
}

function alternation(list: readonly string[]): string {
  return list.map((word) => word.replace(/[()]/g, '\\$&')).join('|');
}

/** Verbs that are never part of a noun of the genre: where one stands, the thing counted before it has ended. */
const STRONG_VERBS = words(
  '收到 接收 接到 受理 立案 办结 审结 结案 了结 承办 承接 提出 出具 发出 发放 派发 分发 下发 制发 制定 制订 出台 印发 公布 编发 编印',
  '推送 张贴 悬挂 播放 刊发 刊登 组织 开展 举办 举行 召开 主持 培育 培养 选聘 聘请 聘任 选任 选派 推选 吸纳 配备 配齐 设立 设置 建立',
  '建成 打造 创建 成立 组建 新建 新增 增设 增加 增编 增长 取消 下放 实施 推进 推行 推出 推动 梳理 形成 整合 压缩 压减 缩减 减少 精简 降低',
  '提升 提高 下降 完成 实现 化解 调处 解决 解答 答复 惠及 覆盖 受益 挽回 追回 涉及 发现 查出 查获 抽取 走访 荣获 获得 获评 获 入选 评选',
  '命名 核发 颁发 作出 移送 移交 转办 撤销 维持 驳回 终止 撤回 参加 参与 参会 参训 参考 占 达到 进行 充实 纳入 予以 通过 邀请 列席 派遣',
  '出动 检查 抽查 评查 排查 查处 接待 投入 争取 给予 优化 采集 反映 享受 报名 担任 回落 攀升 用于 持证上岗 成功',
);

/** Verbs that may open a clause and take what is counted as their object. Some also stand inside nouns (法治宣传). */
const OPENING_VERBS = words(
  '收到 接收 接到 新收 收案 收 受理 立案受理 立案 登记 办理 审理 审结 办结 结案 了结 处理 处置 查处 查办 承办 承接 承担 评查 抽查 检查',
  '核查 排查 巡察 巡查 督察 督导 督办 审查 审核 审议 审定 审批 备案 报备 报送 清理 修订 修改 废止 制定 制发 制订 出台 印发 发布 公布 公开',
  '公示 编制 编发 编印 起草 参与 参加 提出 提供 出具 发出 发放 派发 分发 下发 制作 发送 推送 张贴 悬挂 播放 播出 刊发 刊登 组织 开展 举办',
  '举行 召开 主持 培训 轮训 培育 培养 选聘 聘请 聘任 选任 选派 选配 推选 吸纳 配备 配齐 设立 设置 建立 建成 建设 打造 创建 成立 组建',
  '完善 健全 加强 强化 深化 做好 新建 新增 增设 增加 增编 调整 取消 下放 落实 实施 推进 推行 推出 推动 梳理 形成 整合 优化 压缩 压减',
  '缩减 减少 精简 降低 提升 提高 完成 实现 化解 调解 调处 成功 解决 接待 接受 解答 答复 回复 惠及 服务 覆盖 帮助 挽回 追回 涉及 使用 采集',
  '发现 查出 查获 整改 纠正 抽取 走访 回访 统筹 指导 学习 宣传 宣讲 解读 获得 荣获 获评 获 入选 评选 命名 表彰 认定 核定 核发 颁发 换发',
  '作出 下达 送达 执行 移送 移交 转办 转送 交办 引导 预防 防范 考核 投入 争取 拨付 不予受理 视为放弃 收集 出动 印制 编纂 推广 评估 评议 联合 选送 推荐 汇编',
);

/** Stages and outcomes that name no thing of their own: their subject is what the sentence spoke of before. */
const STAGES = words(
  '收到 接收 收案 新收 受理 依法受理 不予受理 不受理 未受理 立案 视为放弃 视为撤回 放弃 告知 转送 补正 要求补正 审结 已审结 办结 已办结 结案 已结案 了结',
  '未结 结 正在审查 尚在审查 未审结 未办结 在办 在审 尚在审理 正在审理 正在办理 尚未审结 尚未办结 一审 二审 再审 一审结案 二审结案 审理 审理终结 办理 中止 维持 撤销 变更 确认违法 确认无效',
  '责令履行 责令 驳回 驳回申请 驳回请求 驳回诉求 驳回起诉 驳回诉讼请求 驳回复议申请 驳回行政复议申请 终止 终止审理 撤回 撤回申请 撤诉 准许撤诉 裁定撤诉 和解 调解 调解结案',
  '维持原行政行为 维持原具体行政行为 维持原决定 撤销原行政行为 变更原行政行为 撤销行政行为 变更行政行为 直接变更 待审 原告撤诉 移送处理',
  '责令限期履行 责令限期履职 判令履职 判令履行 判决撤销 判决驳回 逾期未补正 逾期不补正 未补正 责令履职 责令重做 责令重作 撤销重作 撤销并责令重做 撤销并责令重作 撤销并重作 协调化解 实质化解',
  '和解结案 移送 移送管辖 败诉 胜诉 纠错 直接纠错 上年结转 结转 上年度结转 结转下年 结转下年度 结转至下年度 结转下一年度 结转至下一年度 其他 其他方式 其他处理 优秀 合格 良好 不合格 通过 新增 同意公开',
  '予以公开 部分公开 不予公开 无法提供 不予处理 按时办结 答复 调解成功 化解 成功 应出庭 实际出庭 出庭 应诉 出庭应诉 已答复 保留 废止 修改 失效 拟保留 拟废止 修订 继续有效 宣布失效',
);

/** 调解员, 宣传资料, 规范性: after a verb these make a noun of it, which is what is counted. */
const NOUN_ENDING =
  '性|型|员|率|组织|资料|品|意见|次数|人次|活动|班|会|站|室|中心|基地|人员|事项|案卷|机制|制度|平台|体系|文书|书|点|证|系统|总量|数|时限|频次|对象|主体|机关|机构';
const OPENING_VERB = new RegExp(`^(?:${alternation(OPENING_VERBS)})(?!${NOUN_ENDING})`);
/** 专项检查, 行政检查: what is checked how is a noun. */
const STRONG_VERB = new RegExp(
  alternation(STRONG_VERBS)
    .replace('|检查|', '|(?<!专项|行政|执法|联合|日常|监督|安全)检查|')
    .replace('|组织|', '|(?<!调解|社会|党|行业|经济|自治|中介|群团)组织|'),
  'g',
);
const STAGE = new RegExp(`^(?:${alternation(STAGES)})`);
const TRAILING_STAGE = new RegExp(`(?<!人民|行政|司法)(?:${alternation(STAGES)})+$`);
const HANDLING_VERB =
  /^.*(?:新收|收到|接收|接到|受理|立案|承办|办理|审理|审结|办结|评查|审查|审核|清理|报备|备案|制定|制发|出台|化解|调处|排查)(?![率数费])(.+)$/;
const STAGE_FILLER =
  /^(?:的|后|以|通过|采取|按(?![时期])|作(?!出)|判决|裁定|部分|或者|等|并|和|、|或|及|案件|案|申请|决定|方式|处理|件|数|人|人数|予以|作出|依法|经|被|按照|属于|情形|占|含|包括|率|均|已|共|全部|对|其|(?<=.)行为|[()（）\s])/;

const DIVISION =
  '(?:省|市|县|区|镇|乡|街道|旗|州|盟|域|系统|局|委|厅|办|院|村|社区|新区|开发区|自治区|兵团|师)';
const LEAD = new RegExp(
  `^(?:${[
    '[\\s，,、;；:：|”]|的(?=.)',
    '[一二三四五六七八九十]{1,2}是(?=.)|\\d{1,2}[.．、]|[(（][一二三四五六七八九十\\d]{1,3}[)）]|近?[一二两三四五六七八九十\\d]{1,2}年多?(?:来|间)',
    '其中|结果|另有|另外|此外|同时|目前|期间|截[至止]到?(?:目前|[^，,]{0,12}?(?:底|末|日))|今年(?:以?来)?|本年度?|当年|全年度?|去年(?!结)|上年度?(?!度?结)|一年来|年内|年度内|年初|年底|每年|近年来',
    '\\d{4}\\s*年度?(?:以?来|内|期间|底前?|末前?)?|以来|\\d{1,2}\\s*[-—–~～至]\\s*\\d{1,2}月份?|\\d{1,2}月份?(?:底|末)?|[上下]半年|前?[一二三四]季度',
    '现已|现有(?!效)|现(?!有|场|行|代)|已经|已|先后|共计|总计|合计|累计|总共|一共|共有(?!产)|共(?![同享建治产青用])|均|分别|还|并(?!案)|及时(?![^，,]{0,4}率)|积极|全力|认真|持续|不断|深入|大力|有效(?!期|的)|切实|顺利|圆满',
    `全${DIVISION}(?:范围内?|上下)?(?:各级)?|全国(?=共|各级|新|累计|范围)(?:范围内?)?|我${DIVISION}|本${DIVISION}`,
    '力争|预计|确保|拟(?!保留|废止|修)|以及|不?含(?![有量])|包括|和(?!解)|与(?!会)|及(?!时)|对|将|向|为|则|也|即(?!办)|从',
  ].join('|')})`,
);
const TAIL =
  /(?:共计|合计|总计|累计|总数|共|达到了?|[高多]?达|约为|约|近|超过?|突破|等|了|(?<![行作])为|是|均|各|分别|已|的|率先|逾|不少于|不低于|不超过|至少|不足|(?<![收接看查找受达])到|至|(?<![所享持拥没设建具含])有|[\s，,、:：;；“|(（)）])$/g;
/** What the longest of them takes, and the characters that one ends in: most phrases end in none. */
const LONGEST_TAIL = 3;
const TAIL_END = /[计数共到了达为约近超过破等是均各别已的先逾于少足至有\s，,、:：;；“|(（)）]/;

/** Without openings that say nothing of what is counted: 「2024年，我县共」. */
export function stripLead(phrase: string): string {
  return stripRepeatedly(phrase, LEAD);
}

/** Without the words that only lead to the number: 共计, 达到, 为. */
export function stripTail(phrase: string): string {
  let rest = phrase;
  while (TAIL_END.test(rest.charAt(rest.length - 1))) {
    TAIL.lastIndex = Math.max(0, rest.length - LONGEST_TAIL);
    const match = TAIL.exec(rest);
    if (match === null) break;
    rest = rest.slice(0, match.index);
  }
  return rest;
}

/** Without opening verbs: 「组织开展法治宣传活动」 → 法治宣传活动. */
export function stripOpeningVerbs(phrase: string): string {
  return stripRepeatedly(phrase, OPENING_VERB);
}

/** True when a phrase names a stage or an outcome and no thing of its own: 不予受理, 其中维持, 已审结. */
export function isBareStage(phrase: string): boolean {
  let rest = stripTail(stripLead(phrase));
  if (rest === '') return true;
  let hasStage = false;
  while (rest !== '') {
    const stage = STAGE.exec(rest)?.[0];
    const word = stage ?? STAGE_FILLER.exec(rest)?.[0];
    if (word === undefined || word === '') return false;
    hasStage ||= stage !== undefined;
    rest = rest.slice(word.length);
  }
  return hasStage;
}

/** Without the stage a phrase ends with: 「行政复议机构共收案」 → 行政复议机构. */
export function stripTrailingStage(phrase: string): string {
  const stage = TRAILING_STAGE.exec(phrase)?.[0];
  return stage === undefined ? phrase : stripTail(phrase.slice(0, -stage.length));
}

/** What stands after the last verb of receiving or handling: 「旗人民政府接收复议申请」 → 复议申请. */
export function afterHandlingVerb(phrase: string): string {
  const match = HANDLING_VERB.exec(phrase)?.[1];
  return match === undefined || match.length < 2 ? phrase : match;
}

/** Offset of the first strong verb at or after `from`; -1 when there is none. */
export function indexOfStrongVerb(phrase: string, from: number): number {
  STRONG_VERB.lastIndex = from;
  return STRONG_VERB.exec(phrase)?.index ?? -1;
}

/** Offsets of all strong verbs, in order. */
export function strongVerbOffsets(phrase: string): number[] {
  return Array.from(phrase.matchAll(STRONG_VERB), (match) => match.index);
}

/** True when a phrase opens with a verb of the genre. */
export function opensWithVerb(phrase: string): boolean {
  return OPENING_VERB.test(phrase);
}

function stripRepeatedly(phrase: string, pattern: RegExp): string {
  let rest = phrase;
  for (let match = pattern.exec(rest); match !== null && match[0] !== ''; match = pattern.exec(rest)) {
    rest = rest.slice(match[0].length);
  }
  return rest;
}
