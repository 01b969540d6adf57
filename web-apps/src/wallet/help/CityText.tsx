import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { day } from '../../kit/format/time.ts';
import { language } from '../../kit/words/language.ts';
import { openApi } from '../wallet.ts';

export type CityText = Awaited<ReturnType<typeof readTexts>>[number];

const readTexts = async () => (await answer(openApi.GET('/api/v1/terms'))).texts;

/** The city's texts in force: terms, privacy, what the law asks to show, contact. */
export const useCityTexts = () => useRead('texts of the city', readTexts, undefined, { revalidateOnFocus: false });

/** What a text says, in the person's language where it is there. */
export function CityTextBody({ text }: { text: CityText }) {
  const { t } = useTranslation();
  const english = language() === 'en' ? text.textEn : undefined;
  return (
    <>
      <p className='quiet'>{t('help.terms.version', { day: day(text.effectiveFrom), version: text.version })}</p>
      {language() === 'en' && !english && <p className='quiet'>{t('help.terms.japaneseOnly')}</p>}
      <div className='city-text' lang={english ? 'en' : 'ja'} tabIndex={0} role='region' aria-label={text.title}>
        {english ?? text.text}
      </div>
    </>
  );
}

/** A text to be opened in place. */
export function CityTextFold({ text }: { text: CityText }) {
  return (
    <details className='fold'>
      <summary lang='ja'>{text.title}</summary>
      <CityTextBody text={text} />
    </details>
  );
}
