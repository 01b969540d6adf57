import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer } from '../../kit/api/client.ts';
import type { components } from '../../kit/api/schema.d.ts';
import { useService } from '../../kit/api/service.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Choice, Tick } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, useAccount } from '../wallet.ts';
import { pushOffer } from './push.ts';
import { PushCard } from './PushCard.tsx';

type Wanted = components['schemas']['Notices'];

/** What the person is told of, and how. */
export default function Notices() {
  const { t } = useTranslation();
  const account = useAccount();
  const service = useService().reading?.data;
  const push = service && pushOffer(service);
  return (
    <Page title={t('account.notices.title')} back='/menu'>
      <Shown read={account}>
        {(data) => <NoticesForm kept={data.notices} email={data.email} onDone={account.refresh} />}
      </Shown>
      {push && <PushCard publicKey={push.publicKey} />}
    </Page>
  );
}

function NoticesForm(
  { kept, email, onDone }: { kept: Wanted; email: string | undefined; onDone: () => Promise<unknown> },
) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(kept);
  const [isSaved, setSaved] = useState(false);
  const change = (part: Partial<Wanted>) => {
    setWanted({ ...wanted, ...part });
    setSaved(false);
  };
  const save = useAct(async () => {
    await answer(api.PUT('/api/v1/account/notices', { body: wanted }));
    await onDone();
    setSaved(true);
  });
  return (
    <div className='form'>
      <Tick
        label={
          <>
            {t('account.notices.expiry')}
            <small>{t('account.notices.expiryHint')}</small>
          </>
        }
        value={wanted.expiry}
        onChange={(expiry) => change({ expiry })}
      />
      <Tick
        label={
          <>
            {t('account.notices.eachPayment')}
            <small>{t('account.notices.eachPaymentHint')}</small>
          </>
        }
        value={wanted.eachPayment}
        onChange={(eachPayment) => change({ eachPayment })}
      />
      <Choice
        label={t('account.notices.by')}
        value={wanted.by ?? 'SMS'}
        onChange={(by) => change({ by })}
        options={[
          { value: 'SMS', label: t('account.notices.sms') },
          ...(email ? [{ value: 'EMAIL' as const, label: t('account.notices.email'), hint: email }] : []),
        ]}
      />
      {!email && (
        <p className='quiet'>
          {t('account.notices.noEmail')} <Link href='/account/email'>{t('account.notices.addEmail')}</Link>
        </p>
      )}
      {isSaved && <Note kind='good'>{t('account.notices.saved')}</Note>}
      <ProblemNote problem={save.problem} />
      <Button isBusy={save.isBusy} onPress={() => void save.run()}>
        {t('account.notices.save')}
      </Button>
    </div>
  );
}
