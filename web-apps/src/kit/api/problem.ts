/** A field that was refused (RFC 9457 extension of this interface). */
export interface FieldFault {
  field: string;
  code?: string;
  message: string;
}

/**
 * What went wrong, as the interface says it: a stable code and a sentence in the person's language;
 * or that there was no answer at all.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldFault[];
  /** Everything else that stands in the answer, as `payment` in REQUEST_PAID. */
  readonly more: Record<string, unknown>;
  /** After how many seconds the same request may be sent again, where the answer said so. */
  retryAfter?: number;

  constructor(
    status: number,
    code: string,
    sentence: string,
    fields: FieldFault[] = [],
    more: Record<string, unknown> = {},
  ) {
    super(sentence);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.more = more;
  }

  /** No answer came: nobody knows whether the request arrived. */
  get isLost(): boolean {
    return this.status === 0;
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get isPassing(): boolean {
    return this.isLost || this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

export const LOST = 'NO_ANSWER';
export const SIGNED_OUT = 'SIGNED_OUT';

/** The problem that an answer is, whatever answered. */
export function problemOf(status: number, body: unknown): Problem {
  const { code, detail, title, errors, ...more } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const fields = Array.isArray(errors) ? (errors as FieldFault[]) : [];
  return new Problem(
    status,
    typeof code === 'string' ? code : status === 401 ? SIGNED_OUT : `HTTP_${status}`,
    typeof detail === 'string' ? detail : typeof title === 'string' ? title : '',
    fields,
    more,
  );
}

/** Whatever was thrown, as a problem. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(0, LOST, '');
}
