import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { answer } from '../../kit/api/client.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Choice, faultOf, Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';
import { Scanner } from '../../kit/scan/Scanner.tsx';
import { api } from '../wallet.ts';
import type { To } from './order.ts';

type Way = 'phone' | 'scan' | 'code';

/** Finds out to whom is sent; each look is counted, so it is only asked when the person says so. */
export function ReceiverStep({ onReceiver }: { onReceiver: (to: To, name: string) => void }) {
  const { t } = useTranslation();
  const linked = new URLSearchParams(useSearch()).get('code') ?? '';
  const [way, setWay] = useState<Way>(linked === '' ? 'phone' : 'code');
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState(linked);
  const [isEmpty, setEmpty] = useState(false);
  const find = useAct(async (to: To) => {
    const { receiver } = await answer(api.POST('/api/v1/wallet/transfers/receiver', { body: to }));
    onReceiver(to, receiver);
  });

  const begun = useRef(false);
  useEffect(() => {
    if (linked !== '' && !begun.current) {
      begun.current = true;
      void find.run({ code: linked });
    }
  }, [linked, find.run]);

  const typed = way === 'phone' ? phone : code;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(typed.trim() === '');
    if (typed.trim() !== '') {
      void find.run(way === 'phone' ? { phone: typed } : { code: typed.trim() });
    }
  };
  const error = isEmpty ? t('signup.fault.empty') : faultOf(find.problem, way);
  return (
    <form className='form' onSubmit={submit} noValidate>
      <Choice
        label={t('sending.way.label')}
        value={way}
        onChange={(chosen) => {
          setWay(chosen);
          setEmpty(false);
          find.clear();
        }}
        options={(['phone', 'scan', 'code'] as const).map((value) => ({
          value,
          label: t(`sending.way.${value}`),
          hint: t(`sending.way.${value}Hint`),
        }))}
      />
      {way === 'phone' && (
        <Field
          label={t('sending.phone')}
          name='phone'
          value={phone}
          onChange={setPhone}
          type='tel'
          inputMode='tel'
          autoComplete='off'
          error={error}
        />
      )}
      {way === 'code' && (
        <Field label={t('sending.code')} name='code' value={code} onChange={setCode} maxLength={60} error={error} />
      )}
      {way === 'scan' && (
        <Scanner
          formats={['qr_code']}
          onCode={(text) => {
            setCode(text);
            void find.run({ code: text });
          }}
        />
      )}
      <ProblemNote problem={find.problem} />
      {way !== 'scan' && (
        <div className='actions'>
          <Button type='submit' isBusy={find.isBusy}>
            {t('sending.find')}
          </Button>
        </div>
      )}
    </form>
  );
}
