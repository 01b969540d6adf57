import './style/kit.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { startWords, type Words } from './words/words.ts';

/** Starts a program: its words, then what it shows. */
export async function start<Own extends object>(words: Words<Own>, program: ReactNode): Promise<void> {
  await startWords(words);
  createRoot(document.getElementById('program')!).render(
    <StrictMode>
      <Spoken>
        <ErrorBoundary>{program}</ErrorBoundary>
      </Spoken>
    </StrictMode>,
  );
}

/** Says to the accessible parts in which language they speak. */
function Spoken({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return <I18nProvider locale={i18n.language === 'en' ? 'en-US' : 'ja-JP'}>{children}</I18nProvider>;
}
