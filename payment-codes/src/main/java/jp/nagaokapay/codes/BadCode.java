package jp.nagaokapay.codes;

import java.io.Serial;

/** What was scanned is not a code that can be paid with here. Carries no stack trace. */
public final class BadCode extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;

    BadCode(Reason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The stable error code a caller reads, and whether the code has the form it should have. */
    public enum Reason {
        /** A merchant-presented payload that breaks the form. */
        QR_MALFORMED(true),
        /** A merchant-presented payload whose checksum does not fit: damaged or tampered with. */
        QR_CRC_WRONG(true),
        /**
         * Sound, but no merchant-presented payload of ours: another scheme's, an address, a text.
         */
        QR_NOT_OURS(false),
        /** A customer-presented payload or our own barcode, damaged or cut. */
        CODE_MALFORMED(true),
        /** Sound, but no customer's code of ours: another issuer's, an address, a text. */
        CODE_NOT_OURS(false);

        private final boolean malformed;

        Reason(boolean malformed) {
            this.malformed = malformed;
        }

        /** True when the form is broken; false when the form is sound but the code is not ours. */
        public boolean malformed() {
            return malformed;
        }
    }
}
