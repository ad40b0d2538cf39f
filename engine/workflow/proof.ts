/** A file that was given with a decision (approval.md F5). */
export interface DecisionFile {
  id: string;
  name: string;
  size: number;
  type: string;
}

/** What was signed with: kept by the runtime under its id, bound to what was decided by a hash (approval.md F4). */
export interface Signature {
  id: string;
  kind: 'drawn' | 'seal';
  /** It is the signer's last one, used again. */
  reused?: true;
  /** SHA-256 over the decision and the revision of the record that it is about. */
  hash: string;
}
