import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { day, dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Empty, Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { useSignedIn } from '../shell/useSignedIn.ts';
import { api, openApi, useAccount } from '../wallet.ts';
import { type CityText, CityTextBody, CityTextFold, useCityTexts } from './CityText.tsx';

/** The city's texts; who is signed in also sees those they have not agreed to yet. */
export default function Terms() {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const texts = useCityTexts();
  return (
    <Page title={t('help.terms.title')} back='/help'>
      {signedIn && <ConsentsDue />}
      <Shown read={texts}>
        {(all) => (all.length === 0
          ? <Empty title={t('help.terms.none')} />
          : all.map((text) => <CityTextFold key={text.version} text={text} />))}
      </Shown>
    </Page>
  );
}

type Due = NonNullable<ReturnType<typeof useAccount>['reading']>['data']['consentsDue'][number];

function ConsentsDue() {
  const { t } = useTranslation();
  const account = useAccount();
  const [agreed, setAgreed] = useState(0);
  const due = account.reading?.data.consentsDue ?? [];
  if (due.length === 0) {
    return agreed > 0 ? <Note kind='good'>{t('help.terms.agreed')}</Note> : null;
  }
  const agree = async (version: string) => {
    await answer(api.POST('/api/v1/account/consents', { body: { version } }));
    setAgreed(agreed + 1);
    await account.refresh();
  };
  return (
    <section className='stack' aria-label={t('help.terms.due')}>
      <Note kind='warn'>{t('help.terms.due')}</Note>
      {due.map((one) => <DueText key={one.version} due={one} onAgree={() => agree(one.version)} />)}
    </section>
  );
}

function DueText({ due, onAgree }: { due: Due; onAgree: () => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState<CityText>();
  const read = useAct(async () => {
    setText(await answer(openApi.GET('/api/v1/terms/{version}', { params: { path: { version: due.version } } })));
  });
  const act = useAct(onAgree);
  return (
    <div className='card'>
      <h2 lang='ja'>{due.title}</h2>
      <p className='quiet'>{t('help.terms.from', { day: day(due.effectiveFrom) })}</p>
      <p>{t('help.terms.chargingUntil', { at: dayAndClock(due.chargingUntil) })}</p>
      {text
        ? <CityTextBody text={text} />
        : (
          <Button kind='secondary' isBusy={read.isBusy} onPress={() => void read.run()}>
            {t('help.terms.read')}
          </Button>
        )}
      <ProblemNote problem={read.problem ?? act.problem} />
      <Button isDisabled={text === undefined} isBusy={act.isBusy} onPress={() => void act.run()}>
        {t('help.terms.agree')}
      </Button>
    </div>
  );
}
