import './mark.css';

/** The product's mark, with its name when asked for. */
export function Mark({ name = false }: { name?: boolean }) {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="7" />
        <path d="M9 7h14v4.5H9z" />
        <path d="M9 13.75h10v4.5H9z" opacity=".82" />
        <path d="M9 20.5h4.5V25H9z" opacity=".64" />
      </svg>
      {name && <span translate="no">Formwork</span>}
    </span>
  );
}
