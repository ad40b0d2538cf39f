/**
 * What makes a database address unsafe, or undefined. An approval that was confirmed must survive the
 * loss of a database member, which only a majority of journals promises (reliability.md A04, B03).
 */
export function weakWriteConcern(uri: string): string | undefined {
  const query = new URLSearchParams(uri.split('?')[1] ?? '');
  for (const [name, value] of query) {
    const option = name.toLowerCase();
    const isWeak =
      (option === 'w' && value !== 'majority') ||
      ((option === 'journal' || option === 'j') && value !== 'true');
    if (isWeak)
      return `asks for ${name}=${value}, with which a confirmed approval is lost when the member that took it fails`;
  }
  return undefined;
}
