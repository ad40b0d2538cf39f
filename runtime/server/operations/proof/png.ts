import { issue } from '../../../../engine/issue.ts';
import { Invalid } from '../invalid.ts';

const beginning = Buffer.from('89504e470d0a1a0a', 'hex');

/** Refuses what calls itself a picture and is none. */
export function assertPng(base64: string, path: string): void {
  const bytes = Buffer.from(base64, 'base64');
  const isPng = bytes.subarray(0, 8).equals(beginning) && bytes.toString('latin1', 12, 16) === 'IHDR';
  if (!isPng) throw new Invalid([issue('attachment.wrong-type', path, { extension: 'png' })]);
}
