import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../kit/api/problem.ts';
import { digitsOf } from '../../kit/format/typed.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Field } from '../../kit/parts/Field.tsx';
import { useAct, useNow } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote } from '../../kit/parts/Notices.tsx';
import { DemoMessages } from './DemoMessages.tsx';

const DIGITS = 6;

/** Seconds after which a code can be sent again. */
const PAUSE = 60;

interface CodeStepProps {
  /** To what the code went, as people write it. */
  shownTo: string;
  /** To what the code went, as the ledger writes it. */
  sentTo: string;
  /** When it was sent, in milliseconds since 1970. */
  sentAt: number;
  /** Hands the code in; throws where it is refused. */
  onCode: (code: string) => Promise<void>;
  /** Sends another code; missing where what it needs is not known any more. */
  onAgain?: () => Promise<void>;
  /** Begins from the start. */
  onRestart: () => void;
  /** What pressing the button does. */
  act: string;
  /** Whether that takes something away. */
  isDanger?: boolean;
  /** What else a problem leads to. */
  more?: (problem: Problem) => ReactNode;
  /** What is to be entered besides. */
  children?: ReactNode;
}

/** Six digits that came by message: enter them, have them sent again, or begin anew. */
export function CodeStep(
  { shownTo, sentTo, sentAt, onCode, onAgain, onRestart, act, isDanger = false, more, children }: CodeStepProps,
) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [isShort, setShort] = useState(false);
  const send = useAct(onCode);
  const again = useAct(async () => {
    await onAgain?.();
    setCode('');
    send.clear();
  });
  const isWrong = send.problem?.code === 'VERIFICATION_CODE_WRONG';
  const isOver = send.problem !== undefined && hasEnded(send.problem);

  useEffect(() => setShort(false), [code]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === DIGITS) {
      void send.run(code);
    } else {
      setShort(true);
    }
  };
  return (
    <form className='form' onSubmit={submit} noValidate>
      <p>{t('signup.code.sent', { to: shownTo })}</p>
      <DemoMessages to={sentTo} />
      <Field
        className='field-code'
        label={t('signup.code.label')}
        hint={t('signup.code.hint')}
        name='code'
        value={code}
        onChange={(typed) => setCode(digitsOf(typed).slice(0, DIGITS))}
        inputMode='numeric'
        autoComplete='one-time-code'
        error={isShort ? t('signup.code.short') : isWrong ? send.problem?.message : undefined}
      />
      {children}
      {isOver ? <Note kind='bad'>{t('signup.code.over')}</Note> : !isWrong && <ProblemNote problem={send.problem} />}
      {send.problem && more?.(send.problem)}
      <div className='actions'>
        {!isOver && (
          <Button type='submit' kind={isDanger ? 'danger' : 'primary'} isBusy={send.isBusy}>
            {act}
          </Button>
        )}
        {onAgain && <AgainButton sentAt={sentAt} isBusy={again.isBusy} onPress={() => void again.run()} />}
        <ProblemNote problem={again.problem} />
        <Button kind={isOver ? 'primary' : 'quiet'} onPress={onRestart}>
          {t('signup.code.restart')}
        </Button>
      </div>
    </form>
  );
}

function AgainButton({ sentAt, isBusy, onPress }: { sentAt: number; isBusy: boolean; onPress: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const left = Math.max(0, Math.ceil(PAUSE - (now.getTime() - sentAt) / 1000));
  return (
    <Button kind='secondary' isDisabled={left > 0} isBusy={isBusy} onPress={onPress}>
      {left > 0 ? t('signup.code.againIn', { seconds: left }) : t('signup.code.again')}
    </Button>
  );
}

/** Whether no code helps any more: what it belonged to is over or unknown. */
function hasEnded(problem: Problem): boolean {
  return problem.status === 404 || problem.code === 'VERIFICATION_CODE_EXPIRED' ||
    problem.code === 'VERIFICATION_ATTEMPTS_EXHAUSTED';
}
