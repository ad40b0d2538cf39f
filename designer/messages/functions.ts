import type { Label } from '../../engine/issue.ts';

interface FunctionWords {
  /** What it takes, as it is written: `round(number, places)`. */
  signature: Label;
  help: Label;
}

function words(chinese: [string, string], english: [string, string]): FunctionWords {
  return {
    signature: { 'zh-CN': chinese[0], en: english[0] },
    help: { 'zh-CN': chinese[1], en: english[1] },
  };
}

/** The functions of expressions, for completion; a test holds it against the language itself. */
export const functionWords: Readonly<Record<string, FunctionWords>> = {
  isEmpty: words(['isEmpty(值)', '是否为空'], ['isEmpty(value)', 'Whether it is empty']),
  notEmpty: words(['notEmpty(值)', '是否不为空'], ['notEmpty(value)', 'Whether it is filled in']),
  orElse: words(
    ['orElse(值, 替代值)', '为空时用替代值'],
    ['orElse(value, instead)', 'Something else when empty'],
  ),
  round: words(['round(数, 位数)', '四舍五入'], ['round(number, places)', 'Rounds half away from zero']),
  floor: words(['floor(数)', '向下取整'], ['floor(number)', 'Rounds down']),
  ceil: words(['ceil(数)', '向上取整'], ['ceil(number)', 'Rounds up']),
  abs: words(['abs(数)', '绝对值'], ['abs(number)', 'Without its sign']),
  least: words(['least(数, 数, …)', '其中最小的'], ['least(number, number, …)', 'The smallest of them']),
  greatest: words(
    ['greatest(数, 数, …)', '其中最大的'],
    ['greatest(number, number, …)', 'The largest of them'],
  ),
  size: words(['size(明细)', '行数'], ['size(lines)', 'How many']),
  sum: words(['sum(明细.列)', '列合计'], ['sum(lines.column)', 'Total of a column']),
  min: words(['min(明细.列)', '列中最小值'], ['min(lines.column)', 'Least of a column']),
  max: words(['max(明细.列)', '列中最大值'], ['max(lines.column)', 'Greatest of a column']),
  average: words(['average(明细.列)', '列平均值'], ['average(lines.column)', 'Average of a column']),
  startsWith: words(
    ['startsWith(文本, 开头)', '是否以此开头'],
    ['startsWith(text, part)', 'Whether it begins so'],
  ),
  endsWith: words(['endsWith(文本, 结尾)', '是否以此结尾'], ['endsWith(text, part)', 'Whether it ends so']),
  contains: words(['contains(文本, 内容)', '是否包含'], ['contains(text, part)', 'Whether it is within']),
  lower: words(['lower(文本)', '转为小写'], ['lower(text)', 'In small letters']),
  upper: words(['upper(文本)', '转为大写'], ['upper(text)', 'In capitals']),
  trim: words(['trim(文本)', '去掉首尾空格'], ['trim(text)', 'Without blanks around it']),
  length: words(['length(文本)', '字数'], ['length(text)', 'How many characters']),
  text: words(['text(值)', '转为文本'], ['text(value)', 'As text']),
  re: words(['re(文本, 格式)', '是否符合格式（RE2）'], ['re(text, pattern)', 'Whether it matches (RE2)']),
  today: words(['today()', '今天'], ['today()', 'Today']),
  now: words(['now()', '现在'], ['now()', 'Now']),
  date: words(['date("2026-01-31")', '写明的日期'], ['date("2026-01-31")', 'A given day']),
  addDays: words(['addDays(日期, 天数)', '加上若干天'], ['addDays(date, days)', 'So many days later']),
  addMonths: words(
    ['addMonths(日期, 月数)', '加上若干月'],
    ['addMonths(date, months)', 'So many months later'],
  ),
  year: words(['year(日期)', '年份'], ['year(date)', 'The year']),
  month: words(['month(日期)', '月份'], ['month(date)', 'The month']),
  day: words(['day(日期)', '日'], ['day(date)', 'The day of the month']),
};

/** What can be asked of a list behind a dot. */
export const macroWords: Readonly<Record<string, FunctionWords>> = {
  exists: words(['exists(one, 条件)', '任一行满足'], ['exists(one, condition)', 'Whether it holds for any']),
  all: words(['all(one, 条件)', '每一行都满足'], ['all(one, condition)', 'Whether it holds for all']),
  filter: words(
    ['filter(one, 条件)', '满足条件的行'],
    ['filter(one, condition)', 'Those for which it holds'],
  ),
  map: words(['map(one, 取值)', '每一行的取值'], ['map(one, value)', 'A value of each']),
};
