import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer } from '../../kit/api/client.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { e164, phoneInWords } from '../../kit/format/typed.ts';
import { Choice } from '../../kit/parts/Field.tsx';
import { Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { CodeStep } from '../signup/CodeStep.tsx';
import { PhoneStep } from '../signup/PhoneStep.tsx';
import { openApi } from '../wallet.ts';

type Way = 'SMS' | 'EMAIL';

/** Stops a wallet without a sign-in: for who has lost the phone, from another device. */
export default function Lost() {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [by, setBy] = useState<Way>('SMS');
  const [begun, setBegun] = useState<{ stopId: string; sentAt: number }>();
  const [stop, setStop] = useState<{ thawFrom?: string }>();

  const begin = async () => {
    const { stopId } = await answer(openApi.POST('/api/v1/account-stops', { body: { phone, by } }));
    setBegun({ stopId, sentAt: Date.now() });
  };
  const prove = async (code: string) => {
    const path = { stopId: begun?.stopId ?? '' };
    setStop(
      await answer(openApi.POST('/api/v1/account-stops/{stopId}/verification', { params: { path }, body: { code } })),
    );
  };
  return (
    <Page title={t('account.lost.title')} back='/'>
      {stop
        ? (
          <>
            <Note kind='good'>{t('account.lost.done')}</Note>
            <p>
              {stop.thawFrom
                ? t('account.stop.thawFrom', { at: dayAndClock(stop.thawFrom) })
                : t('account.stop.byOffice')}
            </p>
            <p>{t('account.lost.next')}</p>
            <Link href='/help'>{t('account.lost.contact')}</Link>
          </>
        )
        : begun === undefined
        ? (
          <>
            <p>{t('account.lost.intro')}</p>
            <p>{t('account.stop.what')}</p>
            <PhoneStep label={t('account.lost.phone')} phone={phone} onPhone={setPhone} onDone={begin}>
              <Choice
                label={t('account.lost.by')}
                value={by}
                onChange={setBy}
                options={[
                  { value: 'SMS', label: t('account.lost.sms'), hint: t('account.lost.smsHint') },
                  { value: 'EMAIL', label: t('account.lost.email'), hint: t('account.lost.emailHint') },
                ]}
              />
            </PhoneStep>
            <p className='quiet'>
              {t('account.lost.noWay')} <Link href='/help'>{t('account.lost.contact')}</Link>
            </p>
          </>
        )
        : (
          <CodeStep
            shownTo={by === 'SMS' ? phoneInWords(e164(phone)) : t('account.lost.yourEmail')}
            sentTo={e164(phone)}
            sentAt={begun.sentAt}
            onCode={prove}
            onAgain={begin}
            onRestart={() => setBegun(undefined)}
            act={t('account.lost.act')}
            isDanger
          />
        )}
    </Page>
  );
}
