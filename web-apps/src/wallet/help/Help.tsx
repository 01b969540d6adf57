import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { type CityText, CityTextBody, useCityTexts } from './CityText.tsx';

const QUESTIONS = [
  'what',
  'who',
  'charge',
  'expiry',
  'points',
  'refund',
  'lost',
  'offline',
  'receipt',
  'elsewhere',
  'minors',
  'privacy',
] as const;

/** What people ask, and whom they can ask. */
export default function Help() {
  const { t } = useTranslation();
  const texts = useCityTexts();
  return (
    <Page title={t('help.title')} back='/'>
      <Link href='/lost' className='note note-warn help-lost'>
        {t('help.lost')}
      </Link>
      <h2 className='section-title'>{t('help.questions')}</h2>
      <div className='folds'>
        {QUESTIONS.map((question) => (
          <details key={question} className='fold'>
            <summary>{t(`help.question.${question}`)}</summary>
            <p className='answer'>{t(`help.answer.${question}`)}</p>
          </details>
        ))}
      </div>
      <h2 className='section-title'>{t('help.contact')}</h2>
      <Shown read={texts} lines={2}>
        {(all) => <Contact text={all.find((text) => text.kind === 'CONTACT')} />}
      </Shown>
      <Link href='/terms' className='plain-link'>
        {t('help.toTerms')}
      </Link>
    </Page>
  );
}

function Contact({ text }: { text: CityText | undefined }) {
  const { t } = useTranslation();
  return text
    ? (
      <div className='card'>
        <CityTextBody text={text} />
      </div>
    )
    : <p>{t('help.noContact')}</p>;
}
