import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../../../runtime/app/messages/language.ts';
import { Theming } from '../../../runtime/app/theme/Theming.tsx';
import { Harness } from './Harness.tsx';

startLanguage();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Theming>
      <Harness />
    </Theming>
  </StrictMode>,
);
