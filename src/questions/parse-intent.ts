import type { Intent } from './question.ts';

/** What only the words of a question tell; figures and texts are told apart later, once its slots are known. */
const INTENT_WORDS: [Intent, RegExp][] = [
  [
    'draft',
    /起草|草拟|撰写|代写|拟一[份段篇]|(?:帮我?|请|给我|替我)?写(?:一?[段份篇个]|个|出|.{0,24}(?:部分|章节|段落|情况|小节|初稿))|生成.{0,24}(?:初稿|草稿|报告|部分|段)|\bdraft\b|\bwrite (?:a |the |me )?(?:section|paragraph|report)/iu,
  ],
  [
    'coverage',
    /库里(?:都|现在|目前)?(?:收|有|存).{0,14}(?:哪|什么|多少|几)|(?:收录|读过|看过|录入).{0,8}(?:哪|什么|多少|几)|(?:覆盖|掌握).{0,8}(?:哪|什么|多少|几).{0,6}(?:报告|地方|地区|区县|年份)|(?:哪些|什么|多少|几).{0,6}(?:地方|地区|区县|县区|区域|单位|年份|年).{0,8}报告|(?:有|都有)哪[些几].{0,6}(?:报告|地方|地区|区县|年份)|哪些报告|谁家的报告|(?:有没有|有无|有|收录了?).{0,16}报告(?:吗|没有|没|么|嘛|不)?[?。!]*$|报告.{0,4}(?:有没有|有吗|有无|在不在)|收录(?:了)?(?:吗|没)|报告(?:清单|列表|目录)|(?:what|which) (?:reports|regions|places|districts|counties|years|areas)(?! (?:had|has|have|received|accepted|is|was|did))|\bcoverage\b|\bwhat do you (?:have|cover)\b/iu,
  ],
  [
    'help',
    /^(?:帮助|使用说明|使用方法|使用指南|说明|功能|菜单|help|\/help|\/帮助)[?!。.]*$|怎么(?:跟|向|和|对)你(?:提问|问|说|聊)|(?:给|举|来)(?:我)?[个几]例子|(?:能|可以|可|会)(?:问|查|查询|提问)(?:你)?(?:些|一些)?(?:什么|啥|哪些)(?:问题|内容|东西)?[?]?$|(?:怎么|如何|咋)(?:问|提问|查询?)(?:你|问题|才|比较)?[?]?$|(?:有|都有)(?:什么|啥|哪些)功能|介绍(?:一下|下)?你(?:自己|的功能)|教我(?:怎么)?用|怎么(?:用|使用)你?[?]?$|(?:怎么|如何|咋)(?:使?用|操作).{0,6}(?:你|机器人|知报|系统|工具|助手)|(?:你|您|知报).{0,4}(?:能|会|可以)(?:做|干|回答|帮|查|问|懂|处理).{0,6}(?:什么|啥|哪些)|(?:你|您|知报)(?:都)?会(?:些|点)?(?:什么|啥)|你是(?:谁|什么|干什么)|\bwhat can you do\b|\bhow (?:do|can) i use\b|\bwho are you\b|\bwhat are you\b|\bhow does (?:this|it) work\b|\bwhat (?:should|may|can) i ask\b/iu,
  ],
  [
    'greeting',
    /^(?:你好|您好|hi|hello|hey|早|早上好|上午好|下午好|晚上好|在吗|在不在|哈喽|嗨|谢谢|多谢|感谢|thanks|thank you|ok|好的|收到)[\s,,。.!!?~呀啊哦吗了你您]*(?:(?:没有?(?:别的|其他|什么)?(?:事|问题)(?:了|儿)*|就这样|先这样)[\s。.!~]*)?$/iu,
  ],
  [
    'out_of_scope',
    /系统提示|提示词|system prompt|ignore (?:all |the )?(?:previous|above)|忽略.{0,6}(?:指令|提示|规则|要求)|(?:写|作|来)一?[首篇个][^,。?]{0,8}(?:诗|词|歌|小说|作文|笑话|故事)|讲.{0,3}笑话|天气|下雨|股票|股价|彩票|菜谱|电影|翻译(?:一下|成)|\b(?:weather|poem|joke|stock price|recipe)\b|今天(?:星期|周|礼拜|几号)|(?:现在|今天|明天)?几点(?:了|钟|开)|(?:订|买|抢)(?:一?[张个份]|明天|今天|今晚|机|车|火车|高铁|饭|外卖|酒店|餐)[^,。?]{0,8}(?:票|餐|饭|外卖|会议室|酒店|咖啡|桌)|订(?:个)?(?:会议室|酒店|外卖|机票|车票)|(?:叫|点)(?:个|份|一份)?外卖|提醒我|发(?:一?封|个|条)?(?:邮件|短信|通知)给|打(?:个)?电话给|唱(?:首|个|支)?歌|聊聊天|陪我聊|你(?:喜欢|爱|几岁|多大了|结婚)|上网(?:查|搜)|百度一下|写(?:一?段|个|一个)?(?:代码|程序|脚本)|\bpython\b|你(?:觉得|认为|怎么看|如何评价)|评价(?:一下|下)?[^,。?]{0,8}(?:领导|[县区市镇乡省]长|书记|局长|干部)|我(?:被|让|想|要|该|能不能|可不可以|可以)[^,。?]{0,14}(?:怎么办|怎么申请|如何申请|怎么告|去哪[里儿]?(?:告|申请)|该找谁|能赢吗|胜算)|怎么(?:申请|提起)(?:行政)?(?:复议|诉讼)|api.?key|密码是|密钥|(?:[省市区县镇乡]长|书记|领导|干部)[^,。?]{0,6}(?:干得|做得|表现|能力|水平)|(?:书记|[省市区县镇乡局]长|主任|一把手|负责人)(?:姓什么|叫什么|名字|(?:现在)?(?:是|叫)(?:谁|哪位|什么名字))|谁(?:是|当)[^,。?]{0,10}(?:书记|[省市区县镇乡局]长)|我[^,。?]{0,14}(?:该不该|要不要|应不应该)(?:起诉|告|申请|复议|上诉)|\bhow (?:do|can|would) (?:you|i|we) say\b|\bin (?:french|german|japanese|spanish|korean)\b/iu,
  ],
];

/** Words that ask for a number. */
const ASKS_NUMBER =
  /多少|几(?=[件宗起个份名人家条次项户场篇部位批类种处所级支台万亿天年月元])|几(?:何|成)|数量|(?<![这那哪])[件宗起个份名人家条次项户场篇部批]数(?!据)|总数|总量|(?<![质力])量(?=\s*(?:$|[?,。是]))|总额|金额|比例|占比|[^效]率|多大|多高|多低|\bhow (?:many|much)\b|\bnumber of\b|\bcount\b|\brate\b|\bpercentage\b|\bcaseload\b|\btotal\b/iu;

/** Words that ask for what a report says. */
const ASKS_TEXT =
  /什么|怎么|怎样|如何|哪些|哪[一二两三四五六七八九十\d几]|为什么|为何|为啥|咋|啥|谁|原因|措施|做法|经验|亮点|作用|意义|问题|不足|短板|打算|计划|安排|思路|举措|介绍|说明|描述|内容|原文|提到|有没有|是否|哪[个家些几位]|\bwhat\b|\bhow (?:did|does|do|is|are|was|were)\b|\bwhy\b|\bwhich\b|\bdescribe\b|\bproblems?\b|\bplans?\b|\bmeasures?\b/iu;

/**
 * The intent that a question's words alone settle, or null when its slots decide.
 * @example wordedIntent('你们收录了哪些地方的报告') // 'coverage'
 */
export function wordedIntent(text: string): Intent | null {
  return INTENT_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

export function asksForNumber(text: string): boolean {
  return ASKS_NUMBER.test(text);
}

export function asksForText(text: string): boolean {
  return ASKS_TEXT.test(text);
}
