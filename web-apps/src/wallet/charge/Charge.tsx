import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { newKey } from '../../kit/api/client.ts';
import { type Service, useService } from '../../kit/api/service.ts';
import { yen } from '../../kit/format/money.ts';
import { clock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Choice, MoneyField, typedYen } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Empty, Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { store, useWallet, type Wallet } from '../wallet.ts';
import {
  type Bounds,
  type Channel,
  type ChargeAttempt,
  forgetCharge,
  isAllowed,
  openCharge,
  presets,
} from './attempt.ts';
import { sendCharge } from './sendCharge.ts';

/** Puts money into the wallet, at the page of whoever collects it. */
export default function Charge() {
  const { t } = useTranslation();
  const service = useService();
  const wallet = useWallet();
  return (
    <Page title={t('charge.title')} back='/'>
      <Shown read={wallet} lines={2}>
        {(data) => (
          <>
            <dl className='card facts'>
              <dt>{t('charge.balance')}</dt>
              <dd>{yen(data.available)}</dd>
            </dl>
            <Shown read={service}>{({ charging }) => <Ways charging={charging} wallet={data} />}</Shown>
          </>
        )}
      </Shown>
    </Page>
  );
}

function Ways({ charging, wallet }: { charging: Service['charging']; wallet: Wallet }) {
  const { t } = useTranslation();
  const { walletId } = wallet;
  // A channel without a page asks for a reference that only its provider gives out.
  const channels = charging.channels.filter(({ page }) => page).map(({ channel }) => channel);
  const [open, setOpen] = useState<ChargeAttempt | null>();
  useEffect(() => void openCharge(store, walletId, Date.now()).then((found) => setOpen(found ?? null)), [walletId]);
  if (open === undefined) {
    return null;
  }
  if (open) {
    return <Begun attempt={open} onOther={() => void forgetCharge(store).then(() => setOpen(null))} />;
  }
  return channels.length === 0
    ? (
      <Empty title={t('charge.none')}>
        <p>{t('charge.noneHint')}</p>
      </Empty>
    )
    : <Order bounds={charging} channels={channels} walletId={walletId} />;
}

/** One was begun before: it goes on, unless the person wants another one. */
function Begun({ attempt, onOther }: { attempt: ChargeAttempt; onOther: () => void }) {
  const { t } = useTranslation();
  const send = useSend();
  const { amount, channel, at } = attempt;
  return (
    <>
      <Note kind='warn'>
        <p>
          {t('charge.begun', { amount: yen(amount), channel: t(`charge.channel.${channel}`), at: clock(new Date(at)) })}
        </p>
        <p>{t('charge.begunHint')}</p>
      </Note>
      <Failed send={send} />
      <div className='actions'>
        <Button isBusy={send.isBusy} onPress={() => void send.run(attempt)}>
          {t('charge.goOn')}
        </Button>
        <Button kind='secondary' isDisabled={send.isBusy} onPress={onOther}>
          {t('charge.other')}
        </Button>
      </div>
    </>
  );
}

function Order({ bounds, channels, walletId }: { bounds: Bounds; channels: Channel[]; walletId: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [channel, setChannel] = useState(channels.length === 1 ? channels[0] : undefined);
  const send = useSend();
  const amount = typedYen(typed);
  const isWrong = typed !== '' && (amount === undefined || !isAllowed(amount, bounds));
  const said = { min: yen(bounds.min), max: yen(bounds.max), step: yen(bounds.step) };
  return (
    <form className='form' onSubmit={(event) => event.preventDefault()}>
      <div className='charge-presets' role='group' aria-label={t('charge.presets')}>
        {presets(bounds).map((preset) => (
          <Button
            key={preset}
            kind={preset === amount ? 'primary' : 'secondary'}
            aria-pressed={preset === amount}
            onPress={() => setTyped(String(preset))}
          >
            {yen(preset)}
          </Button>
        ))}
      </div>
      <MoneyField
        name='amount'
        label={t('charge.amount')}
        hint={t(bounds.step === 1 ? 'charge.bounds' : 'charge.boundsBySteps', said)}
        value={typed}
        onChange={setTyped}
        error={isWrong ? t(bounds.step === 1 ? 'charge.wrong' : 'charge.wrongBySteps', said) : undefined}
      />
      <Choice
        label={t('charge.by')}
        value={channel}
        onChange={setChannel}
        options={channels.map((each) => ({ value: each, label: t(`charge.channel.${each}`) }))}
      />
      <Failed send={send} />
      <Button
        isBusy={send.isBusy}
        isDisabled={amount === undefined || isWrong || channel === undefined}
        onPress={() =>
          amount !== undefined && channel &&
          void send.run({ key: newKey(), walletId, amount, channel, at: Date.now() })}
      >
        {amount === undefined || isWrong ? t('charge.go') : t('charge.goAmount', { amount: yen(amount) })}
      </Button>
      <p className='quiet'>{t('charge.page')}</p>
    </form>
  );
}

function useSend() {
  const [, navigate] = useLocation();
  const [isUnclear, setUnclear] = useState(false);
  const act = useAct(async (attempt: ChargeAttempt) => {
    setUnclear(false);
    setUnclear((await sendCharge(attempt, navigate)) === 'unclear');
  });
  return { ...act, isUnclear };
}

function Failed({ send: { problem, isUnclear, isBusy } }: { send: ReturnType<typeof useSend> }) {
  const { t } = useTranslation();
  return (
    <>
      {isBusy && <p role='status'>{t('charge.sending')}</p>}
      {isUnclear && <Note kind='bad'>{t('charge.unclear')}</Note>}
      <ProblemNote problem={problem} />
      {problem?.code === 'CONSENT_DUE' && <Link href='/terms'>{t('home.consentMore')}</Link>}
    </>
  );
}
