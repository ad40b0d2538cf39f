import fc from 'fast-check';
import { dates, departments, moments, people, texts } from './deals.ts';

/** Well-typed conditions over a deal, as text; every kind of part that can be asked of the database. */
type Source = fc.Arbitrary<string>;

const pick = (...options: string[]): Source => fc.constantFrom(...options);
const quoted = (options: readonly string[]): Source => pick(...options.map((one) => JSON.stringify(one)));

/** `{a} op {b}` with parts filled in. */
function phrase(strings: TemplateStringsArray, ...parts: Source[]): Source {
  return fc
    .tuple(...parts)
    .map((filled) => strings.reduce((text, one, index) => text + filled[index - 1] + one));
}

const equality = pick('==', '!=');
const order = pick('==', '!=', '<', '<=', '>', '>=');

const number = pick(
  ...['0', '1.1', '1.10', '2', '2.5', '-5', '9007199254740992', '9007199254740993', '9007199254740992.5'],
  ...['0.3333333333333333333333', '0.000000000001', '99999999999999999999.999999999999', '1 + 1', '2 * 0.55'],
  ...['0.99999999999999999999999999999999999999999', '1.00000000000000000000000000000000000000001'],
);
const text = fc.oneof(quoted(texts), pick('""', 'user.name', 'user.phone', 'upper("a")'));
const date = fc.oneof(quoted(dates), pick('today()', 'addDays(today(), 1)', 'date("nonsense")'));
const moment = fc.oneof(quoted(moments), pick('now()', '"2026-11-23T10:00:00+08:00"'));
const party = quoted(['acme', 'holding', 'nobody']);
const person = fc.oneof(quoted([...people, 'nobody']), pick('user'));
const unit = fc.oneof(quoted(departments), pick('user.department'));
const part = fc.oneof(quoted(['a', 'b', '.', '*', 'a\n', '\n', '$', '华', '😀']), pick('""', 'user.phone'));

/** Fields by kind; in a line the names begin with its variable. */
interface Names {
  numbers: Source;
  texts: Source;
  truths: Source;
  dates: Source;
  parties: Source;
  people: Source;
  ways: Source;
  all: Source;
}

const list = (one: Source): Source => fc.array(one, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`);

function leavesOf(names: Names): Source {
  return fc.oneof(
    phrase`${names.numbers} ${order} ${number}`,
    phrase`${number} ${order} ${names.numbers}`,
    phrase`${names.numbers} in ${list(number)}`,
    phrase`orElse(${names.numbers}, ${number}) ${order} ${number}`,
    phrase`${names.texts} ${order} ${text}`,
    phrase`${names.texts} in ${list(text)}`,
    phrase`startsWith(${names.texts}, ${part})`,
    phrase`${names.texts}.contains(${part})`,
    phrase`endsWith(${names.texts}, ${part})`,
    phrase`${names.dates} ${order} ${date}`,
    phrase`${names.dates} in ${list(quoted(dates))}`,
    phrase`${names.parties} ${equality} ${party}`,
    phrase`${names.parties} in ${list(party)}`,
    phrase`${names.parties}.title ${equality} ${quoted(['Acme', 'Third'])}`,
    phrase`${names.parties}.id ${equality} ${party}`,
    phrase`${names.people} ${equality} ${person}`,
    phrase`${person} == ${names.people}`,
    phrase`${names.people}.department ${equality} ${unit}`,
    phrase`${names.people}.department in user.departments`,
    phrase`isEmpty(${names.people}.department)`,
    phrase`${names.people}.title.contains("i")`,
    phrase`${names.people}.active`,
    phrase`length(${names.people}.name) > 2 && ${names.people} != user`,
    phrase`${names.ways} ${equality} ${quoted(['road', 'air'])}`,
    phrase`${names.ways} in ["road"]`,
    names.truths,
    phrase`${names.truths} ${equality} ${pick('true', 'false')}`,
    phrase`orElse(${names.truths}, ${pick('true', 'false')})`,
    phrase`${pick('isEmpty', 'notEmpty')}(${names.all})`,
  );
}

function treesOf(leaf: Source): Source {
  return fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'condition' },
      leaf,
      phrase`!(${tie('tree') as Source})`,
      phrase`(${tie('tree') as Source} && ${tie('tree') as Source})`,
      phrase`(${tie('tree') as Source} || ${tie('tree') as Source})`,
      phrase`(${tie('tree') as Source} ? ${tie('tree') as Source} : ${tie('tree') as Source})`,
    ),
  })).tree;
}

const inLine = (...ids: string[]) => pick(...ids.map((id) => `l.${id}`));

const lineCondition = treesOf(
  fc.oneof(
    leavesOf({
      numbers: inLine('amount', 'quantity'),
      texts: inLine('product', 'id'),
      truths: inLine('done'),
      dates: inLine('on'),
      parties: inLine('party'),
      people: inLine('inspector'),
      ways: inLine('way'),
      all: inLine('amount', 'product', 'done', 'party', 'inspector', 'party.title'),
    }),
    pick('true', 'false', 'user.phone == "1"', 'user.name == "Sun"'),
  ),
);

const recordLeaf = fc.oneof(
  leavesOf({
    numbers: pick('amount', 'limit', 'rate', 'count', 'total'),
    texts: pick('name', 'note', 'marking', 'title', '(paid ? name : note)'),
    truths: pick('urgent', 'paid'),
    dates: pick('due', 'ordered'),
    parties: pick('party', 'payer'),
    people: pick('seller', 'createdBy', 'updatedBy'),
    ways: pick('way'),
    all: pick(
      'amount',
      'name',
      'marking',
      'urgent',
      'due',
      'sent',
      'tags',
      'party',
      'seller',
      'files',
      'lines',
      'state',
      'party.title',
    ),
  }),
  phrase`${pick('sent', 'createdAt', 'updatedAt')} ${order} ${moment}`,
  phrase`(urgent ? amount : limit) ${order} ${pick('1.1', 'count', 'orElse(total, 2)')}`,
  phrase`state ${equality} ${quoted(['draft', 'approved'])}`,
  phrase`state in ${list(quoted(['draft', 'closed']))}`,
  phrase`${quoted(['big', 'odd'])} in tags`,
  phrase`${pick('"f1"', '"f2"')} in files`,
  phrase`unit ${equality} ${unit}`,
  phrase`unit in ${pick('user.departments', '[user.department]')}`,
  phrase`unit.title == "Sales"`,
  phrase`id ${equality} ${quoted(['r1', 'r2'])}`,
  phrase`${pick('amount', 'limit', 'total', 'count', 'rate')} ${order} ${pick('amount', 'limit', 'count')}`,
  phrase`${pick('due', 'ordered')} ${order} ${pick('due', 'ordered')}`,
  phrase`${pick('name', 'note', 'marking')} ${order} ${pick('name', 'marking')}`,
  phrase`party ${equality} payer`,
  phrase`createdBy ${equality} ${pick('seller', 'updatedBy')}`,
  phrase`sent ${order} ${pick('createdAt', 'updatedAt')}`,
  phrase`urgent ${equality} paid`,
  phrase`lines.${pick('exists', 'all')}(l, ${lineCondition})`,
  phrase`${party} in lines.party`,
  phrase`${number} in lines.amount`,
  phrase`${text} in lines.product`,
  pick('true', 'false', 'user.phone == "1"'),
);

/** One thing asked of a deal, or the opposite of it. */
export const anyTest: Source = fc.oneof(recordLeaf, phrase`!(${recordLeaf})`);

/** Such things joined in every way there is. */
export const anyCondition: Source = treesOf(recordLeaf);
