/**
 * Measure words and units of the genre, longest match first. A word that also begins another one (处 of 处罚) names the
 * characters after which it is no unit.
 */

const WORDS = [
  // Counted events, with the compounds that statistics use for repeated ones.
  '人次 件次 户次 家次 篇次 场次 车次 班次 台次 批次 期次 项次 条次 例次 艘次 架次 点次 片次 站次 所次 处次',
  '人(次) 人（次） 场(次) 场（次） 件(次) 件（次） 期(次) 期（次） 件/次 人/次 场/次 件(起) 起(件) 件（起） 起（件） 件(宗) 件（宗） 宗(件) 宗（件） 人(户) 户(人)',
  '个百分点 百分点 个小时 个工作日 工作日 个月 个季度 个学时 个课时 小时 分钟 季度 学时 课时 自然日',
  '平方公里 平方千米 平方米 立方米 公里 千米 海里 毫米 厘米 公顷 千克 公斤 毫克 兆瓦时 千瓦时 兆瓦 千瓦 吉瓦 标准煤 标准箱',
  '美元 港元 欧元 日元 元人民币',
  '件 宗 起 例 桩 份 篇 条 则 项 款 部 本 册 套 台 辆 架 艘 张 幅 块 面 枚 支 只 头 匹 株 棵 座 栋 幢 间 所 处 场 期 轮 批 届 堂 讲 站',
  '类 种 级 层 门 道 组 队 班 团 片 段 集 首 曲 页 行 字 卷 案 票 单 笔 元 角 分 人 名 位 个 家 户 口 次 回 遍 趟 天 日 周 年 秒 月',
  '通 吨 克 升 亩 米 里 度 倍 成 桶 箱 包 袋 盒 把 根 顶 床 扇 盏 眼 尊 块 盘 杯 瓶 束 方 节 课 步 环 点 岁 折 顿 尾 羽 发 封 项目',
]
  .join(' ')
  .split(' ');

/** Characters that make a unit's first character the start of another word instead. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  部: '门委署队分',
  处: '罚理置分于级',
  条: '例',
  场: '所',
  所: '有在',
  户: '籍',
  期: '间限',
  面: '积向临',
  分: '别之管类',
  起: '诉草来',
  道: '路',
  组: '织',
  班: '子',
  队: '伍',
  本: '级市县区镇年次',
  层: '面级',
  名: '单',
  家: '庭',
  天: '津',
  案: '件卷例',
  单: '位',
  度: '假',
  成: '立员为',
  方: '面案',
  步: '骤',
  点: '评多余',
  段: '时',
  人: '大',
  里: '程',
  发: '布现放出生展',
  月: '份底末初',
  门: '户',
  首: '次批',
  行: '政',
  字: '以',
  把: '关',
  通: '过报知告道达行常用车讯信路航关胀胜透',
  环: '境节',
  元: '旦',
};

const BY_FIRST_CHARACTER = new Map<string, string[]>();
for (const word of WORDS) {
  const list = BY_FIRST_CHARACTER.get(word.charAt(0)) ?? [];
  list.push(word);
  BY_FIRST_CHARACTER.set(word.charAt(0), list);
}
for (const list of BY_FIRST_CHARACTER.values()) list.sort((left, right) => right.length - left.length);

/**
 * The unit that begins at an offset, longest first; `''` when none does.
 * @example measureWordAt('5人次参加', 1) // '人次'
 * @example measureWordAt('5处罚', 1) // '' because 处罚 is a word
 */
export function measureWordAt(text: string, at: number): string {
  const first = text.charAt(at);
  for (const word of BY_FIRST_CHARACTER.get(first) ?? []) {
    if (!text.startsWith(word, at)) continue;
    const next = text.charAt(at + word.length);
    if (word.length === 1 && next !== '' && NOT_BEFORE[word]?.includes(next) === true) continue;
    return word;
  }
  return '';
}
