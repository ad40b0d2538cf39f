import { PaperClipOutlined } from '@ant-design/icons';
import type { DecisionFile, Signature } from '../../../../engine/workflow/proof.ts';
import { addressOf, sizeText } from '../../form/attachments/upload.ts';
import { proofWords } from '../../messages/areas/proof.ts';
import { useWords } from '../../messages/use-words.ts';
import './proof.css';

/** What a decision was given with: its files, and what it was signed with. */
export function ProofOfDecision(props: {
  files?: readonly DecisionFile[] | undefined;
  signature?: Signature | null | undefined;
}) {
  const { files = [], signature } = props;
  const say = useWords(proofWords);
  if (files.length === 0 && !signature) return null;
  return (
    <span className="decision-proof">
      {files.map((file) => (
        <a key={file.id} href={addressOf(file)} target="_blank" rel="noreferrer" data-user-content="">
          <PaperClipOutlined /> {file.name} <small>{sizeText(file.size)}</small>
        </a>
      ))}
      {signature && (
        <img
          className="signature-picture"
          src={`/api/signatures/${signature.id}`}
          alt={say(signature.kind === 'seal' ? 'seal' : 'signature')}
          title={`SHA-256 ${signature.hash}`}
          loading="lazy"
        />
      )}
    </span>
  );
}
