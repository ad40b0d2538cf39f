/** The tree of an expression, our own so that nothing behind this folder knows which parser made it. */
export type Expression =
  | { kind: 'literal'; value: null | boolean | string; at: number }
  | { kind: 'number'; digits: string; at: number }
  | { kind: 'name'; name: string; at: number }
  | { kind: 'member'; of: Expression; name: string; at: number }
  | { kind: 'call'; name: string; args: Expression[]; at: number }
  | { kind: 'unary'; operator: '!' | '-'; operand: Expression; at: number }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression; at: number }
  | { kind: 'choose'; test: Expression; yes: Expression; no: Expression; at: number }
  | { kind: 'list'; items: Expression[]; at: number }
  | { kind: 'each'; macro: Macro; list: Expression; variable: string; body: Expression; at: number };

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&&'
  | '||'
  | 'in';

/** The list macros of the standard; each runs its body once an element. */
export type Macro = 'map' | 'filter' | 'exists' | 'all';

export const macros: ReadonlySet<string> = new Set<Macro>(['map', 'filter', 'exists', 'all']);

/** The parts of a node, in reading order. */
export function childrenOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'member':
      return [node.of];
    case 'call':
      return node.args;
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'choose':
      return [node.test, node.yes, node.no];
    case 'list':
      return node.items;
    case 'each':
      return [node.list, node.body];
    default:
      return [];
  }
}
