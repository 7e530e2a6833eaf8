/** Document numbers, hotlines, telephone numbers, site codes, versions, ordinals. */
import type { ExclusionReason } from './figure.ts';
import type { NumeralSurroundings } from './numeral-surroundings.ts';

const CODE_LABEL =
  /(?:电话|热线|传真|邮编|邮政编码|标识码|备案号|序号|ICP备|公网安备|信用代码|代码|编码|QQ群?|微信号?|索引号)\s*[:：]?\s*$/;
const HOTLINE = /^(?:12\d{3}|96\d{3,4}|95\d{3}|11[0-9]|12[0-2])$/;
const AFTER_HOTLINE =
  /^[”"’]?\s*(?:热线|政务|便民|检察|公共法律|消费|市民|平台|专线|报警|法律|投诉|政府服务|举报|接诉|接处警|接警|联动|指挥|“|"|监督|维权|群众|工单|[、,，/和与及]\s*[“"]?(?:12\d{3}|96\d{3,4}|11[0-9]|12[0-2])(?!\d))/;

/** Reads 〔2024〕12号, 12345热线, 0571-88888888, 7.0版, 第2家, 前10名 and their like. */
export function excludeCode(surroundings: NumeralSurroundings): ExclusionReason | null {
  if (surroundings.numeral.script === 'share' || surroundings.numeral.script === 'fraction') return null;
  return (
    excludeDocumentNumber(surroundings) ??
    excludeHotline(surroundings) ??
    excludeVersion(surroundings) ??
    excludeOrdinal(surroundings)
  );
}

function excludeDocumentNumber({ before, after, numeral }: NumeralSurroundings): ExclusionReason | null {
  if (/[〔\[［【(（]\s*$/.test(before) && /^\s*[〕\]］】)）]\s*第?\s*\d+\s*号/.test(after))
    return 'document_number';
  if (/^\s*号(?!召|线)/.test(after) && !/[月]\s*$/.test(before)) return 'document_number';
  // （2024）川1622行初7号: the court and the case.
  if (/[)）〕\]］][一-龥]{1,2}$/.test(before) && /^[一-龥]{1,4}\d+号/.test(after)) return 'document_number';
  if (/[〕\]］】]\s*第?\s*$/.test(before) && numeral.script === 'digits') return 'document_number';
  return null;
}

function excludeHotline({
  before,
  after,
  numeral,
  quantity,
  joinedTo,
}: NumeralSurroundings): ExclusionReason | null {
  if (numeral.script !== 'digits') return null;
  const written = quantity.stated;
  if (/@[\w.]*$/.test(before) || /^[\w.]*@/.test(after) || /^\.(?:com|cn|gov|net|org)/.test(after))
    return 'phone_or_code';
  if (CODE_LABEL.test(before) && quantity.unit === '') return 'phone_or_code';
  // 人民路88号3号楼502室
  if (/^\s*(?:室(?!外|内|温)|号楼|号院)/.test(after) && /(?:号|楼|栋|幢|座|单元|路|街|巷)\s*$/.test(before))
    return 'phone_or_code';
  if (/^\d{3,4}$/.test(written) && /^\s*[-—]\s*\d{7,8}/.test(after)) return 'phone_or_code';
  if (joinedTo === 'phone_or_code' && quantity.unit === '') return 'phone_or_code';
  if (HOTLINE.test(written)) {
    if (AFTER_HOTLINE.test(after)) return 'phone_or_code';
    if (/^(?:12\d{3}|96\d{3,4})$/.test(written) && quantity.unit === '' && !/[0-9,，]$/.test(before))
      return 'phone_or_code';
  }
  if (/^\d{7,}$/.test(written) && quantity.unit === '') return 'phone_or_code';
  // 00009 counts nothing: no count is written with zeros before it.
  return joinedTo !== 'date' && /^0\d+$/.test(written) && quantity.unit === '' ? 'phone_or_code' : null;
}

function excludeVersion({ before, after, quantity }: NumeralSurroundings): ExclusionReason | null {
  if (/^\s*版(?!本?画|面)/.test(after) && /\./.test(quantity.stated)) return 'version';
  if (/[vV]\.?\s*$/.test(before)) return 'version';
  // 平台2.0, 3.0时代: one decimal, a zero, and nothing counted.
  return /^\d\.0$/.test(quantity.stated) &&
    quantity.unit === '' &&
    /^(?:版|时代|升级|[”"》、，,。；;]|$)/.test(after)
    ? 'version'
    : null;
}

function excludeOrdinal({ before, after, numeral }: NumeralSurroundings): ExclusionReason | null {
  if (/第\s*$/.test(before)) return /^个?季度/.test(after) ? 'date' : 'ordinal';
  if (/第\s*\d+\s*[至到、—-]\s*$/.test(before)) return 'ordinal';
  if (
    /(?:附件|附表|表|图|注)\s*$/.test(before) &&
    Number(numeral.value) <= 30 &&
    !/^[0-9%％件个项]/.test(after)
  ) {
    return 'ordinal';
  }
  const isRank = /(?:排名|排|位列|位居|列|居|名列|进入|跻身)?(?:全[省市县区国]|同类)?前\s*$/.test(before);
  if (isRank && /^\s*(?:名|位|强|列|$|[，,。；;])/.test(after)) return 'ordinal';
  return null;
}
