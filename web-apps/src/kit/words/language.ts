export type Language = 'ja' | 'en';

/** Also read and written by the sign-in pages, so that both speak the same language. */
const COOKIE = 'lang';

let current: Language = 'ja';

/** The language that the page speaks now. */
export function language(): Language {
  return current;
}

export function speak(chosen: Language): void {
  current = chosen;
}

/** What the person chose before; else English where the browser asks for no Japanese. */
export function preferredLanguage(): Language {
  const chosen = /(?:^|; )lang=(ja|en)/.exec(document.cookie)?.[1] as Language | undefined;
  return chosen ??
    (navigator.languages.some((name) => name.startsWith('ja')) || !navigator.languages[0]?.startsWith('en')
      ? 'ja'
      : 'en');
}

export function rememberLanguage(chosen: Language): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
