import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { beginSession, type Credentials, personasQuery, signIn } from '../../api/session.ts';
import { Mark } from '../../components/Mark.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { signInWords } from '../../messages/areas/sign-in.ts';
import { switchLanguage } from '../../messages/language.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { setPreferences, usePreferences } from '../../theme/preferences.ts';
import { Personas } from './Personas.tsx';
import { SignInArt } from './SignInArt.tsx';
import { SignInForm } from './SignInForm.tsx';
import './sign-in.css';

/** The first thing that a visitor sees. */
export default function SignInPage() {
  const say = useWords(signInWords);
  const language = useLanguage();
  const demo = useQuery(personasQuery).data?.tenants ?? [];
  const lastCompany = usePreferences((one) => one.lastCompany);
  const [chosen, setChosen] = useState<string>();
  const company = chosen ?? (lastCompany || demo[0]?.id || '');
  const enter = useEnter();
  usePageTitle(say('title'));
  return (
    <div className="sign-in">
      <section className="sign-in-brand" aria-hidden="true">
        <Mark name />
        <p className="sign-in-tagline">{say('tagline')}</p>
        <p className="sign-in-promise">{say('promise')}</p>
        <SignInArt />
      </section>
      <main className="sign-in-main">
        <button
          type="button"
          className="plain-button sign-in-language"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          data-user-content=""
          onClick={() => switchLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {say('switchLanguage')}
        </button>
        <div className="sign-in-card">
          <Mark name />
          <h1>{say('title')}</h1>
          <SignInForm key={company} company={company} onSignIn={enter} />
          {demo.length > 0 && (
            <Personas companies={demo} company={company} onChoose={setChosen} onSignIn={enter} />
          )}
        </div>
      </main>
    </div>
  );
}

/** Signs in and goes to where the visitor wanted to be. */
function useEnter(): (credentials: Credentials) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  return async (credentials) => {
    const session = await signIn(credentials);
    setPreferences({ lastCompany: session.tenant.id });
    beginSession(client, session);
    const to = parameters.get('to') ?? '/';
    // Only addresses of this app: `//elsewhere` would leave it.
    await navigate(/^\/(?!\/)/.test(to) ? to : '/', { replace: true });
  };
}
