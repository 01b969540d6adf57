import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { changeLanguage, language } from '../words/words.ts';

/** The mark of the currency: a firework. */
export function Mark() {
  return (
    <svg className='mark' viewBox='-12 -12 24 24' aria-hidden='true'>
      {[0, 45, 90, 135, 180, 225, 270, 315].map((angle) => (
        <line key={angle} x1='0' y1='-5' x2='0' y2='-10.5' transform={`rotate(${angle})`} />
      ))}
      <circle r='2.4' />
    </svg>
  );
}

/** Changes between Japanese and English. */
export function LanguageSwitch() {
  const { t } = useTranslation('kit');
  return (
    <button
      type='button'
      className='language'
      lang={language() === 'ja' ? 'en' : 'ja'}
      onClick={() => void changeLanguage(language() === 'ja' ? 'en' : 'ja')}
    >
      {t('language')}
    </button>
  );
}

/**
 * A page of a program: its title, the way back, what is in it. The title takes the focus, so that
 * screen readers say where one is.
 */
export function Page(
  { title, back, aside, children, className = '' }: {
    title: string;
    back?: string;
    aside?: ReactNode;
    children: ReactNode;
    className?: string;
  },
) {
  const { t } = useTranslation('kit');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title}｜${t('name')}`;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [title, t]);
  return (
    <main className={`page ${className}`}>
      <header className='page-head'>
        {back !== undefined && (
          <Link href={back} className='page-back' aria-label={t('back')}>
            <svg viewBox='0 0 24 24' aria-hidden='true'>
              <path d='M15 5l-7 7 7 7' />
            </svg>
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </header>
      {children}
    </main>
  );
}
