/** The terminal's words. */
export const ja = {
  terminal: {
    title: 'レジ',
  },
} as const;
