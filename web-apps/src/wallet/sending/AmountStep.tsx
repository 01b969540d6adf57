import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '../../kit/api/service.ts';
import { yen } from '../../kit/format/money.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Field, MoneyField, typedYen } from '../../kit/parts/Field.tsx';
import { useWallet } from '../wallet.ts';
import { newOrder, type Order, type To } from './order.ts';

/** How long a message may be; the interface takes no longer one. */
const MESSAGE_MAX = 60;

/** How much, and a word with it. Points cannot be sent. */
export function AmountStep(
  { to, receiver, onOrder, onBack }: { to: To; receiver: string; onOrder: (order: Order) => void; onBack: () => void },
) {
  const { t } = useTranslation();
  const wallet = useWallet().reading?.data;
  const [text, setText] = useState('');
  const [message, setMessage] = useState('');
  const [isTried, setTried] = useState(false);
  const amount = typedYen(text);
  const limits = useService().reading?.data.transfers;
  const most = Math.min(wallet?.paid ?? Infinity, limits?.max ?? Infinity);
  const least = limits?.min ?? 1;
  const fault = amount === undefined || amount < least
    ? t('sending.amountWrong', { amount: yen(least) })
    : amount > most
    ? t('sending.tooMuch', { amount: yen(most) })
    : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (amount !== undefined && fault === undefined) {
      onOrder(newOrder({ to, receiver, amount, ...(message.trim() === '' ? {} : { message: message.trim() }) }));
    }
  };
  return (
    <form className='form' onSubmit={submit} noValidate>
      <Receiver name={receiver} />
      <MoneyField
        label={t('sending.amount')}
        name='amount'
        value={text}
        onChange={setText}
        hint={wallet && t('sending.amountHint', { amount: yen(most) })}
        error={isTried ? fault : undefined}
        autoFocus
      />
      <Field
        label={t('sending.message')}
        name='message'
        value={message}
        onChange={setMessage}
        maxLength={MESSAGE_MAX}
        isOptional
        hint={t('sending.messageHint', { count: MESSAGE_MAX })}
      />
      <div className='actions'>
        <Button type='submit'>{t('sending.check')}</Button>
        <Button kind='quiet' onPress={onBack}>
          {t('sending.otherReceiver')}
        </Button>
      </div>
    </form>
  );
}

export function Receiver({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <div className='card'>
      <p className='quiet'>{t('sending.receiver')}</p>
      <p className='receiver'>{t('sending.name', { name })}</p>
      <p className='quiet'>{t('sending.receiverHint')}</p>
    </div>
  );
}
