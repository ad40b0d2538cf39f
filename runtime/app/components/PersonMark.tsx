import './person-mark.css';

/** A person's initial on a quiet ground; the name stands beside it. */
export function PersonMark({ name, size = 32 }: { name: string; size?: number }) {
  return (
    <span
      className="person-mark"
      aria-hidden="true"
      data-user-content=""
      style={{ width: size, height: size, fontSize: size * 0.44 }}
    >
      {initialOf(name)}
    </span>
  );
}

/** Of 王晓燕 the family name, of John Smith the two letters. */
function initialOf(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length > 1)
    return words
      .slice(0, 2)
      .map((word) => [...word][0]?.toUpperCase())
      .join('');
  return [...name.trim()][0]?.toUpperCase() ?? '?';
}
