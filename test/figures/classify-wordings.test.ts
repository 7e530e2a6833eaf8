import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parsedReport } from '../support/parsed-report.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));

/** Wordings of real reports, told anew with invented numbers, and what each number states in order. */
const WORDINGS: [why: string, text: string, ...indicators: string[]][] = [
  [
    'what is done to a whole list stands after its last number',
    '对21件行政规范性文件、47件重大行政决策、163件合同开展合法性审查。',
    'normative-documents.reviewed',
    'decisions.reviewed',
    'legality.contracts',
  ],
  [
    'parts of what was reviewed',
    '完成合法性审查事项308件，其中规范性文件26件、重大行政决策41件、合同协议241件。',
    'legality.reviewed',
    'normative-documents.reviewed',
    'decisions.reviewed',
    'legality.contracts',
  ],
  [
    'a rate of cases ended by mediation',
    '办结行政复议案件69件，调解结案率43.5%。',
    'reconsideration.concluded',
    'reconsideration.mediationRate',
  ],
  [
    'settled before acceptance',
    '收到行政复议申请52件，经案前调解撤回14件，立案38件。',
    'reconsideration.received',
    'reconsideration.preMediated',
    'reconsideration.accepted',
  ],
  ['a loss rate named in two words', '行政败诉率为4.6%。', 'litigation.lossRate'],
  ['first instance, occurred', '全市共发生一审行政诉讼案件104件。', 'litigation.firstInstance'],
  ['disputes over disclosure', '因政府信息公开被申请行政复议4件。', 'disclosure.reconsiderations'],
  [
    'takers of an examination',
    '组织行政执法人员资格考试，288人参加考试，通过251人。',
    'officers.examTakers',
    'officers.examPassed',
  ],
  [
    'procedures of punishment',
    '办理一般程序案件77件、简易程序案件1148件。',
    'enforcement.ordinaryCases',
    'enforcement.summaryCases',
  ],
  [
    'powers on a list are no punishments',
    '权责清单收录事项4018项，其中行政处罚3007项。',
    'powers.listed',
    'open',
  ],
  ['files of two kinds together', '随机抽取行政处罚、行政许可案卷130份。', 'open'],
  [
    'market entities in total after the new ones',
    '新增经营主体5921户，同比增长7.3%，总量达到4.6万户。',
    'business.newEntities',
    'open',
    'business.entities',
  ],
  ['a workshop is no case', '设立人民调解工作室9个。', 'open'],
  [
    'agencies mediate',
    '受理行政调解案件2874件，成功调解2655件。',
    'administrative-mediation.accepted',
    'administrative-mediation.succeeded',
  ],
  ['law brought to people', '开展“法律六进”活动143场。', 'publicity.events'],
  ['leaflets', '发放普法宣传折页9600余份。', 'publicity.materials'],
  ['columns are no events', '建成法治宣传栏174个。', 'open'],
  [
    'audience after advice',
    '开展普法宣传活动280场，解答法律咨询4700余人次，受教育群众11万余人次。',
    'publicity.events',
    'legal-services.consultations',
    'publicity.reached',
  ],
  ['study by the centre group', '党委理论学习中心组专题学法5次。', 'leadership.groupStudy'],
  ['counsel of villages', '配备村法律顾问11名。', 'legal-services.villageCounsel'],
  ['counsel coverage', '党政机关法律顾问覆盖率达98%。', 'counsel.coverageRate'],
  ['examinations before appointment', '组织38人参加任前法律知识考试。', 'publicity.appointmentExam'],
  [
    'kinds of cases are parts of another whole',
    '从行政复议申请事项看，行政处罚类190件，行政强制类41件。',
    'open',
    'open',
  ],
  [
    'notarizations abroad are a part',
    '办理公证事项1480件，其中涉外公证110件。',
    'legal-services.notarizations',
    'open',
  ],
  [
    'parts told apart by their body alone count what the whole does',
    '全市收到行政复议申请1684件，其中市政府402件，县（区）政府1282件。',
    'reconsideration.received',
    'reconsideration.received',
    'reconsideration.received',
  ],
  [
    'the former and the latter',
    '县政府及其工作部门制定规范性文件合计17件，前者5件，后者12件。',
    'normative-documents.issued',
    'normative-documents.issued',
    'normative-documents.issued',
  ],
  [
    'one year of several',
    '自2022年以来，累计制定行政规范性文件23件，其中2024年6件。',
    'normative-documents.issued',
    'normative-documents.issued',
  ],
  [
    'a passive clause after its cause',
    '因政府信息公开被申请行政复议7件；被提起行政诉讼2件。',
    'disclosure.reconsiderations',
    'disclosure.suits',
  ],
  ['a mean is no total', '人均办理行政复议案件42件。', 'open'],
  ['cases of a court', '两级法院审结行政复议监督案件16件。', 'open'],
  ['bodies that each have something are not counted as it', '3个街道均设立了公共法律服务站。', 'open'],
  [
    'mediation organizations before what they did',
    '76个人民调解组织受理纠纷538起。',
    'mediation.organizations',
    'mediation.accepted',
  ],
  ['acceptance of petitions is not their completion', '信访事项及时受理率100%。', 'petitions.acceptanceRate'],
  [
    'applications for permits and permits',
    '行政许可申请2207宗，予以许可2190宗，不予许可17宗。',
    'enforcement.permitApplications',
    'enforcement.permits',
    'enforcement.permitsRefused',
  ],
  [
    'proposals under special supervision are a part',
    '承办政协提案139件，其中重点督办提案5件。',
    'proposals.motions',
    'open',
  ],
  [
    'petitions closed, and those settled, are not those received',
    '受理群众信访事项19件，办结18件，办结率94.7%，初信初访化解率93.3%。',
    'petitions.received',
    'petitions.completed',
    'petitions.completionRate',
    'petitions.resolutionRate',
  ],
  [
    'a rate of vetting is that of what was vetted',
    '作出重大执法决定法制审核54件，审核率100%。',
    'legality.enforcementDecisions',
    'legality.enforcementReviewRate',
  ],
  [
    'officers sent out are no staff',
    '出动执法人员1200余人次，检查商户360家次。',
    'open',
    'enforcement.inspections',
  ],
  [
    'a procedure of reconsideration is none of punishment',
    '设立咨询点15个，通过简易程序审理案件62件。',
    'open',
    'open',
  ],
  [
    'cases by matter under a heading are no acts',
    '二、申请事项情况\n行政处罚418件，政府信息公开68件，行政强制31件。',
    'open',
    'open',
    'open',
  ],
  [
    'a part numbered with a point',
    '一、情况\n1.3 行政处罚工作。立案查处违法案件28件。',
    'enforcement.punishmentCases',
  ],
  ['money in numerals of Chinese with a decimal', '罚没款三十一点六万元。', 'enforcement.penaltyAmount'],
  [
    'a row with bars under a line of headings',
    '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n行政规范性文件 | 6 | 2 | 48 |',
    'normative-documents.issued',
    'normative-documents.repealed',
    'normative-documents.inForce',
  ],
];

describe('a wording of the genre states', () => {
  it.each(WORDINGS.map(([why, text, ...indicators]) => ({ why, text, indicators })))(
    '$why: $text',
    ({ text, indicators }) => {
      const { figures } = extractFigures(parsedReport(text), catalogue);
      expect(figures.map(({ indicator }) => indicator ?? 'open')).toEqual(indicators);
    },
  );
});
