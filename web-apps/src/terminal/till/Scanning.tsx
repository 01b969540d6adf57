import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Field } from '../../kit/parts/Field.tsx';
import { Scanner } from '../../kit/scan/Scanner.tsx';

/** The customer's code or card: by camera, by a scanner, or its digits typed. */
export function Scanning(
  { amount, onCode, onBack }: { amount: number; onCode: (code: string) => void; onBack: () => void },
) {
  const { t } = useTranslation();
  const [digits, setDigits] = useState('');
  const plain = digits.normalize('NFKC').replace(/[\s-]/g, '');
  const isCode = /^\d{12,24}$/.test(plain);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCode) {
      onCode(plain);
    }
  };
  return (
    <div className='scanning'>
      <p className='till-amount'>{yen(amount)}</p>
      <Scanner formats={['qr_code', 'code_128']} onCode={onCode} pictures={false} />
      <div className='scanning-side'>
        <form className='form' onSubmit={submit}>
          <Field
            label={t('terminal.digits')}
            name='digits'
            value={digits}
            onChange={setDigits}
            inputMode='numeric'
            hint={t('terminal.digitsHint')}
            isOptional
          />
          <Button type='submit' kind='secondary' isDisabled={!isCode}>
            {t('terminal.digitsSend')}
          </Button>
        </form>
        <Button kind='quiet' onPress={onBack}>
          {t('back', { ns: 'kit' })}
        </Button>
      </div>
    </div>
  );
}
