/** The first character of each initial, in the order in which Chinese is sorted by sound. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'];
const letters = 'abcdefghjklmnopqrstwxyz';
const collator = new Intl.Collator('zh-CN-u-co-pinyin');

/** 销售订单 → xsdd, so that a menu is found by the letters that people type. Other characters stay as they are. */
export function pinyinInitials(text: string): string {
  return [...text].map(initialOf).join('').toLowerCase();
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character;
  const at = firsts.findLastIndex((first) => collator.compare(character, first) >= 0);
  return letters[at] ?? character;
}

/** Whether typed letters name a text: by a part of it, or by the initials of its Chinese. */
export function isNamedBy(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return text.toLowerCase().includes(wanted) || pinyinInitials(text).includes(wanted);
}
