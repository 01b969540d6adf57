import { type HTMLAttributes, type ReactNode, useId } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import { parseYen } from '../format/money.ts';

interface FieldProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  /** How it is written, below the label. */
  hint?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
  type?: 'text' | 'tel' | 'email' | 'password' | 'search';
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  autoComplete?: string;
  isOptional?: boolean;
  autoFocus?: boolean;
  maxLength?: number;
  lines?: number;
  className?: string;
}

/** A labelled text field with its hint and its error. */
export function Field(
  { label, hint, error, isOptional = false, lines, className = '', autoFocus, ...input }: FieldProps,
) {
  const { t } = useTranslation('kit');
  const { name, value, onChange, type, inputMode, autoComplete, maxLength } = input;
  return (
    <TextField
      className={`field ${className}`}
      name={name}
      value={value}
      onChange={onChange}
      isRequired={!isOptional}
      isInvalid={error !== undefined}
      validationBehavior='aria'
      autoFocus={autoFocus ?? false}
      type={type ?? 'text'}
      inputMode={inputMode ?? 'text'}
      autoComplete={autoComplete ?? 'off'}
      {...(maxLength ? { maxLength } : {})}
    >
      <Label>
        {label}
        {isOptional && type !== 'search' && <span className='field-mark'>{t('optional')}</span>}
      </Label>
      {hint && (
        <Text slot='description' className='field-hint'>
          {hint}
        </Text>
      )}
      {lines ? <TextArea rows={lines} /> : <Input />}
      <FieldError className='field-error'>{error}</FieldError>
    </TextField>
  );
}

/** An amount of yen, typed by hand. */
export function MoneyField(props: Omit<FieldProps, 'type' | 'inputMode'>) {
  return <Field {...props} inputMode='numeric' className='field-money' />;
}

/** What an amount field holds: whole yen of at least 1; undefined where it is none. */
export function typedYen(text: string): number | undefined {
  const amount = parseYen(text);
  return amount === undefined || amount === 0 ? undefined : amount;
}

/** A choice of few, all of them in sight. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: T; label: ReactNode; hint?: ReactNode }[];
  value: T | undefined;
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className='choice'>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className='choice-option'>
          <input type='radio' name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no, as a box to be ticked. */
export function Tick(
  { label, value, onChange, className = '' }: {
    label: ReactNode;
    value: boolean;
    onChange: (value: boolean) => void;
    className?: string;
  },
) {
  return (
    <label className={`choice-option ${className}`}>
      <input type='checkbox' checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** What the interface found wrong with a field. */
export function faultOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.fields.find((fault) => fault.field === field)?.message;
}
