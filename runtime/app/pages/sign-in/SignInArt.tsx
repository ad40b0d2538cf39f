/** A document on its way through an approval: done, current, still to come. */
export function SignInArt() {
  return (
    <svg className="sign-in-art" viewBox="0 0 460 300" fill="none" aria-hidden="true">
      <g className="art-sheet">
        <rect x="20" y="36" width="210" height="244" rx="10" />
        <path d="M40 64h74M40 84h46M168 64h42" />
        <path d="M40 112h170M40 140h170M40 168h170M40 196h170" className="art-faint" />
        <path d="M40 126h58M150 126h24M188 126h22M40 154h70M150 154h24M188 154h22M40 182h46M150 182h24M188 182h22" />
        <path d="M150 222h60" className="art-strong" />
        <rect x="150" y="240" width="60" height="20" rx="5" className="art-button" />
      </g>
      <path className="art-way" d="M210 250h36a14 14 0 0 0 14-14V88a14 14 0 0 1 14-14h22" />
      <path className="art-way" d="M314 92v38" />
      <path className="art-way art-dashed" d="M314 168v40M314 244v22" />
      <g className="art-done">
        <circle cx="314" cy="74" r="18" />
        <path d="m306 74 6 6 10-12" />
      </g>
      <g className="art-current">
        <circle cx="314" cy="149" r="24" className="art-halo" />
        <circle cx="314" cy="149" r="18" />
        <path d="M314 141v8l5 4" />
      </g>
      <circle cx="314" cy="226" r="18" className="art-later" />
      <g className="art-words">
        <path d="M348 68h58M348 82h34M348 143h76M348 157h44M348 220h48M348 234h66" />
      </g>
    </svg>
  );
}
