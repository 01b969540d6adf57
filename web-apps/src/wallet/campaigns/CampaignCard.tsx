import i18next from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { grouped } from '../../kit/format/money.ts';
import { dayAndClock, daysUntil, today } from '../../kit/format/time.ts';
import { language } from '../../kit/words/language.ts';
import type { Earned } from './earned.ts';
import { type Campaign, inWords, type Say, shopsOf } from './inWords.ts';

/** One sentence of `campaigns`; the rules choose the key, so it cannot be checked here. */
const say: Say = (key, values) => (i18next.t as (name: string, values?: object) => string)(`campaigns.${key}`, values);

/** A campaign in words, what is left of its time, and what one has of it. */
export function CampaignCard({ campaign, earned }: { campaign: Campaign; earned: Earned }) {
  const { t } = useTranslation();
  const title = useId();
  const words = inWords(campaign, say);
  const own = language() === 'en' ? campaign.residentText?.en : campaign.residentText?.ja;
  const shops = shopsOf(campaign);
  const left = daysUntil(today(new Date(Date.parse(campaign.closesAt) - 1)));
  return (
    <article className='card' aria-labelledby={title}>
      <p>
        <span className='tag'>{left > 0 ? t('campaigns.daysLeft', { count: left }) : t('campaigns.lastDay')}</span>
      </p>
      <h2 id={title}>{campaign.name}</h2>
      {own ? <p className='campaign-text'>{own}</p> : <p className='campaign-offer'>{words.offer}</p>}
      <Progress campaign={campaign} earned={earned} />
      {own
        ? (
          <details className='fold'>
            <summary>{t('campaigns.rules')}</summary>
            <p>{words.offer}</p>
            <Rules words={words} />
          </details>
        )
        : <Rules words={words} />}
      <p className='quiet'>{t('campaigns.until', { at: dayAndClock(campaign.closesAt) })}</p>
      {shops && (
        <Link href={shops} className='plain-link'>
          {t('campaigns.shops')}
        </Link>
      )}
    </article>
  );
}

function Rules({ words }: { words: ReturnType<typeof inWords> }) {
  const { t } = useTranslation();
  return (
    <>
      <Sentences title={t('campaigns.conditions')} sentences={words.conditions} />
      <Sentences title={t('campaigns.caps')} sentences={words.caps} />
      <Sentences title={t('campaigns.points')} sentences={words.points} />
    </>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    sentences.length > 0 && (
      <div>
        <h3>{title}</h3>
        <ul className='sentences'>
          {sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}
        </ul>
      </div>
    )
  );
}

/** What one has of the campaign; against the cap of a person where there is one. */
function Progress({ campaign, earned }: { campaign: Campaign; earned: Earned }) {
  const { t } = useTranslation();
  const { perPerson, perMonth } = campaign.caps;
  const all = earned.arrived + earned.coming;
  if (all === 0 && perPerson === undefined && perMonth === undefined) {
    return null;
  }
  return (
    <div className='campaign-mine'>
      <p>
        {t('campaigns.mine', { points: grouped(all) })}
        {earned.coming > 0 && <small>{t('campaigns.coming', { points: grouped(earned.coming) })}</small>}
      </p>
      {perPerson !== undefined && (
        <CapMeter label={t('campaigns.ofAll', { points: grouped(perPerson) })} value={all} cap={perPerson} />
      )}
      {perMonth !== undefined && (
        <CapMeter
          label={t('campaigns.ofMonth', { points: grouped(perMonth) })}
          value={earned.thisMonth}
          cap={perMonth}
        />
      )}
    </div>
  );
}

function CapMeter({ label, value, cap }: { label: string; value: number; cap: number }) {
  const { t } = useTranslation();
  const id = useId();
  const share = Math.max(0, Math.min(value, cap));
  return (
    <div>
      <label htmlFor={id} className='quiet'>
        {label}
      </label>
      <progress id={id} className='meter' max={cap} value={share}>
        {t('campaigns.meter', { points: grouped(share), cap: grouped(cap) })}
      </progress>
    </div>
  );
}
