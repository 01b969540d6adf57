import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/parts/Button.tsx';
import { Dialog } from '../../kit/parts/Dialog.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';

/** Takes something away, after a question. */
export function RemoveButton({
  act,
  label,
  title,
  text,
  kind = 'quiet',
  onRemove,
}: {
  act: string;
  /** What a screen reader says, where several stand in a list. */
  label?: string;
  title: string;
  text: ReactNode;
  kind?: 'quiet' | 'danger' | 'secondary';
  onRemove: () => Promise<void>;
}) {
  const { t } = useTranslation('kit');
  const [isAsking, setAsking] = useState(false);
  const remove = useAct(async () => {
    await onRemove();
    setAsking(false);
  });
  const close = () => {
    setAsking(false);
    remove.clear();
  };
  return (
    <>
      <Button kind={kind} onPress={() => setAsking(true)} {...(label ? { 'aria-label': label } : {})}>
        {act}
      </Button>
      <Dialog title={title} isOpen={isAsking} onClose={close}>
        <p>{text}</p>
        <ProblemNote problem={remove.problem} />
        <Button kind='danger' isBusy={remove.isBusy} onPress={() => void remove.run()}>
          {act}
        </Button>
        <Button kind='secondary' onPress={close}>
          {t('cancel')}
        </Button>
      </Dialog>
    </>
  );
}
