import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, language, preferredLanguage, rememberLanguage, speak } from './language.ts';

/** The same words in another language: every key, nothing more. */
export type Translated<Words> = { [key in keyof Words]: Words[key] extends string ? string : Translated<Words[key]> };

/** Words of one program, beside those of the kit; a language is loaded when it is spoken. */
export interface Words<Own extends object> {
  ja: () => Promise<Own>;
  en: () => Promise<Translated<Own>>;
}

const kit = {
  ja: async () => (await import('./kit.ja.ts')).kitJa,
  en: async () => (await import('./kit.en.ts')).kitEn,
};

let load: (spoken: Language) => Promise<void>;

/** Starts the words of a program in the language that the person prefers. */
export async function startWords<Own extends object>(own: Words<Own>): Promise<void> {
  load = async (spoken) => {
    const [app, shared] = await Promise.all([own[spoken](), kit[spoken]()]);
    i18next.addResourceBundle(spoken, 'app', app);
    i18next.addResourceBundle(spoken, 'kit', shared);
  };
  const preferred = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: preferred,
    defaultNS: 'app',
    ns: ['app', 'kit'],
    resources: {},
    interpolation: { escapeValue: false },
  });
  await load(preferred);
  show(preferred);
}

/** Changes the language here and at the next visit. */
export async function changeLanguage(chosen: Language): Promise<void> {
  await load(chosen);
  rememberLanguage(chosen);
  show(chosen);
  await i18next.changeLanguage(chosen);
}

function show(chosen: Language): void {
  speak(chosen);
  document.documentElement.lang = chosen;
}

export { language };
