/** What a letter says, in the language of its reader and as that reader may see it (reliability.md H06). */
export interface LetterContent {
  subject: string;
  greeting: string;
  lead: string;
  /** What it is about: a name and its value. */
  rows: readonly { label: string; value: string }[];
  /** What differs now: a name, the value before and the value after. */
  changes: readonly { label: string; before: string; after: string }[];
  /** The column titles of what differs. */
  changesHead: { label: string; before: string; after: string };
  /** Words that somebody else wrote. */
  quote: string;
  links: readonly LetterLink[];
  /** What stands small at the end. */
  notes: readonly string[];
  signature: string;
}

export interface LetterLink {
  label: string;
  url: string;
  look: 'main' | 'danger' | 'plain';
}
