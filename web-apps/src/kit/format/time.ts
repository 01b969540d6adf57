import { language } from '../words/language.ts';

/** The city's clock: times are said in Japan wherever the browser is. */
const ZONE = 'Asia/Tokyo';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language() === 'ja' ? 'ja-JP' : 'en-GB';
  const key = `${locale} ${name}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    formats.set(key, found);
  }
  return found;
}

/** 2026年4月1日(水), for a date (2026-04-01) or a moment. */
export function day(at: string | Date): string {
  return format('day', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }).format(moment(at));
}

/** 4月1日, for lists whose year is plain. */
export function shortDay(at: string | Date): string {
  return format('shortDay', { month: 'long', day: 'numeric' }).format(moment(at));
}

/** 2026年4月, for the head of a month in a list. */
export function month(at: string | Date): string {
  return format('month', { year: 'numeric', month: 'long' }).format(moment(at));
}

/** 12:04 */
export function clock(at: string | Date): string {
  return format('clock', { hour: '2-digit', minute: '2-digit' }).format(moment(at));
}

/** 12:04:31 */
export function clockWithSeconds(at: string | Date): string {
  return format('seconds', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(moment(at));
}

/** 2026年4月1日(水) 12:04 */
export function dayAndClock(at: string | Date): string {
  return `${day(at)} ${clock(at)}`;
}

/** The business date of now: the day in Japan, as 2026-04-01. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);
}

/** Whole days from today to a date; 0 is today, 1 is tomorrow, negative is over. */
export function daysUntil(date: string, now: Date = new Date()): number {
  return Math.round(
    (Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today(now)}T00:00:00Z`)) / 86_400_000,
  );
}

/** 4:07, of what is left in seconds. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}

/** A date without a time is that day at noon in Japan, so that no zone moves it. */
function moment(at: string | Date): Date {
  return typeof at === 'string' ? new Date(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T12:00:00+09:00` : at) : at;
}
