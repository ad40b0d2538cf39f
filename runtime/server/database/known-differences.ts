/** A difference of SecantusDB from MongoDB, measured, and what this code does so that both work. */
export interface KnownDifference {
  difference: string;
  /** Right on both: written for MongoDB's documentation. */
  instead: string;
}

/**
 * Known differences of the embedded servers (libraries.md, The database server). Nothing is built
 * upon them; each has a test, which fails when the difference is gone.
 */
export const knownDifferences = {
  'range-is-read-before-limit': {
    difference:
      'A query reads its whole index range before it sorts and limits, some µs a row; a count likewise.',
    instead: 'Narrow the range in the filter; count only when a page shows the total, and with a limit.',
  },
  'ids-beside-a-field': {
    difference:
      'Several ids beside another field, { _id: { $in: ids }, tenant }, read the whole range of an index that ' +
      'the field leads, although the plan says that they are looked up one by one.',
    instead: 'Name few ids one by one in $or, and write the field beside many so that no index is led by it.',
  },
  'sum-over-array-path': {
    difference:
      'As an expression { $sum: "$lines.quantity" } is 0 over any array; $avg, $min and $max are null.',
    instead: 'Fold with $reduce, or $unwind and $group.',
  },
  'first-upserts-race': {
    difference:
      'findOneAndUpdate with upsert, racing for a document that is not there yet, returns null to some ' +
      'although it counted them.',
    instead: 'Do it in a transaction, or put the document there first by updateOne with upsert.',
  },
  'unique-value-is-kept': {
    difference:
      'A value of a unique index that an update changes, or takes out of a partial index, stays occupied on ' +
      'the Rust server.',
    instead: 'Delete and insert in one transaction where a unique value changes; build on no partial index.',
  },
  'chinese-collation': {
    difference: 'The Python server sorts the collation zh by code point; MongoDB and the Rust one by pinyin.',
    instead: 'Store a pinyin key beside a name and sort by it.',
  },
  'expression-value-over-array': {
    difference: 'A regular expression as a value, over an indexed array, finds nothing on the Python server.',
    instead: 'Write { $regex: "^text" }, which also takes the index.',
  },
  'lookup-without-bound': {
    difference: 'A nested $lookup without a bound takes all memory, and the server with it.',
    instead: 'Set maxTimeMS, which is kept, and bound whatever a user can compose.',
  },
  'bulk-write-in-transaction': {
    difference:
      'bulkWrite, writes into several collections, takes no read concern, so that it cannot begin a transaction ' +
      'that has one; a write conflict in it comes without the label of a transient error. Transactions of the ' +
      'Rust server read a snapshot whatever they say.',
    instead:
      'Begin without a read concern where the server takes none, and know a conflict by its code, 112.',
  },
  'missing-features': {
    difference: 'There is no $where, no $text and no text or hashed index; a wildcard index is not used.',
    instead: 'Search from its beginning a key that is stored and indexed.',
  },
} as const satisfies Record<string, KnownDifference>;

export type KnownDifferenceId = keyof typeof knownDifferences;
