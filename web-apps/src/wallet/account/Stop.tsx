import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct, useNow } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { signOut } from '../person.ts';
import { api, useWallet } from '../wallet.ts';
import { RemoveButton } from './RemoveButton.tsx';

/** Stops one's own wallet, says how it stands, and lets it go again. */
export default function Stop() {
  const { t } = useTranslation();
  const wallet = useWallet();
  const read = useRead('stop', () => answer(api.GET('/api/v1/account/stop')));
  const [done, setDone] = useState<{ thawFrom?: string }>();
  const stop = async () => setDone(await answer(api.POST('/api/v1/account/stop')));
  if (done) {
    return (
      <Page title={t('account.stop.title')}>
        <Note kind='good'>{t('account.lost.done')}</Note>
        <p>
          {done.thawFrom ? t('account.stop.thawFrom', { at: dayAndClock(done.thawFrom) }) : t('account.stop.byOffice')}
        </p>
        <Button onPress={() => void signOut()}>{t('account.menu.signOut')}</Button>
      </Page>
    );
  }
  return (
    <Page title={t('account.stop.title')} back='/menu'>
      <Shown read={read}>
        {({ stopped, thawFrom }) =>
          stopped
            ? (
              <Stopped
                thawFrom={thawFrom}
                onEnded={async () => {
                  await Promise.all([read.refresh(), wallet.refresh()]);
                }}
              />
            )
            : (
              <>
                <p>{t('account.stop.text')}</p>
                <p>{t('account.stop.what')}</p>
                <Note kind='warn'>{t('account.stop.before')}</Note>
                <RemoveButton
                  act={t('account.stop.act')}
                  title={t('account.stop.sure')}
                  text={t('account.stop.before')}
                  kind='danger'
                  onRemove={stop}
                />
              </>
            )}
      </Shown>
    </Page>
  );
}

function Stopped({ thawFrom, onEnded }: { thawFrom: string | undefined; onEnded: () => Promise<void> }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const end = useAct(async () => {
    await answer(api.DELETE('/api/v1/account/stop'));
    await onEnded();
  });
  const mayEnd = thawFrom !== undefined && Date.parse(thawFrom) <= now.getTime();
  return (
    <>
      <Note kind='bad'>{t('account.stop.stopped')}</Note>
      <p>
        {mayEnd
          ? t('account.stop.mayEnd')
          : thawFrom
          ? t('account.stop.thawFrom', { at: dayAndClock(thawFrom) })
          : t('account.stop.byOffice')}
      </p>
      <ProblemNote problem={end.problem} />
      {mayEnd && (
        <Button isBusy={end.isBusy} onPress={() => void end.run()}>
          {t('account.stop.end')}
        </Button>
      )}
    </>
  );
}
