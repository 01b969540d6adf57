import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/parts/Button.tsx';
import { Dialog } from '../../kit/parts/Dialog.tsx';
import { faultOf, Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';

/** Changes one text of one's details. */
export function ChangeDialog({
  title,
  field,
  initial,
  hint,
  isOpen,
  onClose,
  onSend,
}: {
  title: string;
  /** As the interface names it. */
  field: string;
  initial: string;
  hint: string;
  isOpen: boolean;
  onClose: () => void;
  onSend: (value: string) => Promise<void>;
}) {
  const { t } = useTranslation();
  const [value, setValue] = useState(initial);
  const send = useAct(onSend);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send.run(value);
  };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <form className='form' onSubmit={submit} noValidate>
        <Field
          label={title}
          name={field}
          value={value}
          onChange={setValue}
          hint={hint}
          error={faultOf(send.problem, field)}
          autoFocus
        />
        {!faultOf(send.problem, field) && <ProblemNote problem={send.problem} />}
        <Button type='submit' isBusy={send.isBusy} isDisabled={value.trim() === ''}>
          {t('account.details.send')}
        </Button>
        <Button kind='secondary' onPress={onClose}>
          {t('cancel', { ns: 'kit' })}
        </Button>
      </form>
    </Dialog>
  );
}
