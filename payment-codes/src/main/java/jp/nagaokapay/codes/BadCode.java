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
        /** A sound merchant-presented payload of other schemes. */
        QR_NOT_OURS(false),
        /** Neither a customer-presented payload nor the digits of a barcode. */
        CODE_MALFORMED(true),
        /** A sound customer-presented code of another issuer. */
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
